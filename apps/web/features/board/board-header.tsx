"use client";

import type { BoardView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMoney } from "../../src/market/market-scope.tsx";

/** The store and its day in a line: how many, how many in time, what each cost. */
export const BoardHeader = ({ board }: { readonly board: BoardView }): ReactNode => {
  const t = useT();
  const money = useMoney();
  const { storeName, deliveredToday: delivered, inWindowToday: inWindow, averageFeeCents } = board;
  return (
    <header className="px-6 pt-5 pb-2.5">
      <h1 className="text-xl">{storeName}</h1>
      <p className="figures mt-1 text-sm text-ink-2">
        {averageFeeCents === null
          ? t("store.board.todayNone")
          : t("store.board.todayEach", { delivered, inWindow, each: money(averageFeeCents) })}
      </p>
    </header>
  );
};

"use client";

import type { BoardView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMoney } from "../../src/market/market-scope.tsx";
import { useStore } from "../store/store-scope.tsx";

const Day = ({ board }: { readonly board: BoardView }): ReactNode => {
  const t = useT();
  const money = useMoney();
  const { deliveredToday: delivered, inWindowToday: inWindow, averageFeeCents } = board;
  return averageFeeCents === null
    ? t("store.board.todayNone")
    : t("store.board.todayEach", { delivered, inWindow, each: money(averageFeeCents) });
};

/** The store and its day in a line: how many, how many in time, what each cost. The day comes with the board. */
export const BoardHeader = ({ board }: { readonly board: BoardView | undefined }): ReactNode => (
  <header className="px-6 pt-5 pb-2.5">
    <h1 className="text-xl">{useStore().name}</h1>
    <p className="figures mt-1 min-h-5 text-sm text-ink-2">{board === undefined ? null : <Day board={board} />}</p>
  </header>
);

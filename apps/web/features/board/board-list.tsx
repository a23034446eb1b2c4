"use client";

import type { BoardView, DeliveryView } from "@fairmile/contracts";
import { Package } from "lucide-react";
import { useState, type ReactNode } from "react";
import { BoardGroup } from "../../design/components/board-group.tsx";
import { Button } from "../../design/components/button.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { NeedsYou } from "../../design/components/needs-you.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { UndeliverableAnswers } from "../delivery/undeliverable-answers.tsx";
import { BOARD_GROUPS, boardGroups } from "./board-groups.ts";
import { DeliveryRow } from "./delivery-row.tsx";
import { needsYouText } from "./needs-you-text.tsx";

/** What is over is read from the top; the rest of the day comes when asked for. */
const ENDED_SHOWN = 8;
const CALM_GROUPS = BOARD_GROUPS.filter((name) => name !== "needsYou");

interface BoardListProps {
  readonly board: BoardView;
  readonly openId: string | null;
  readonly onOpen: (deliveryId: string) => void;
}

interface GroupProps {
  readonly name: (typeof CALM_GROUPS)[number];
  readonly deliveries: readonly DeliveryView[];
  readonly row: (delivery: DeliveryView) => ReactNode;
}

const Group = ({ name, deliveries, row }: GroupProps): ReactNode => {
  const t = useT();
  const [isWhole, setWhole] = useState(false);
  const isOver = name === "delivered" || name === "ended";
  const shown = isOver && !isWhole ? deliveries.slice(0, ENDED_SHOWN) : deliveries;
  const more = deliveries.length - shown.length;
  if (deliveries.length === 0) return null;
  return (
    <BoardGroup title={t(`store.board.${name}`)} count={deliveries.length}>
      {shown.map(row)}
      {more === 0 ? null : (
        <li className="border-t border-line px-6 py-2">
          <Button tone="quiet" onClick={() => setWhole(true)}>
            {t("store.board.showAll", { count: more })}
          </Button>
        </li>
      )}
    </BoardGroup>
  );
};

/** The store's day by state: what needs a decision first, what is over last. */
export const BoardList = ({ board, openId, onOpen }: BoardListProps): ReactNode => {
  const t = useT();
  const market = useMarket();
  const groups = boardGroups([...board.deliveries, ...board.delivered]);
  const row = (delivery: DeliveryView): ReactNode => (
    <DeliveryRow key={delivery.id} delivery={delivery} beat={market} isOpen={delivery.id === openId} onOpen={onOpen} />
  );
  if (board.deliveries.length === 0 && board.delivered.length === 0)
    return (
      <EmptyState icon={Package} title={t("store.board.empty.title")}>
        {t("store.board.empty.body")}
      </EmptyState>
    );
  return (
    <>
      {groups.needsYou.length === 0 ? null : (
        <div className="flex flex-col gap-3 px-4 pb-3">
          {groups.needsYou.map((delivery) => (
            <NeedsYou key={delivery.id} answers={<UndeliverableAnswers deliveryId={delivery.id} />}>
              {needsYouText(delivery, t)}{" "}
              <button
                type="button"
                className="min-h-6 underline underline-offset-4"
                onClick={() => onOpen(delivery.id)}
              >
                {t("store.posted.open")}
              </button>
            </NeedsYou>
          ))}
        </div>
      )}
      {CALM_GROUPS.map((name) => (
        <Group key={name} name={name} deliveries={groups[name]} row={row} />
      ))}
    </>
  );
};

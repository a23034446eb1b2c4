"use client";

import type { RoundEdgeView, RoundView } from "@fairmile/contracts";
import { Fragment, type KeyboardEvent, type ReactNode } from "react";
import { GroupRow, HeadCell, Table } from "../../design/components/table.tsx";
import { formatAmount, currencySign } from "../../src/i18n/format-money.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { EdgeRow } from "./edge-row.tsx";
import { revealedAt, type Revealed } from "./revealed.ts";
import { ON_DESK, ON_PANEL } from "./round-columns.ts";

/** One driver beside one lot. */
export interface EdgeRef {
  readonly lotId: string;
  readonly driverId: string;
}

interface RoundTableProps {
  readonly round: Pick<RoundView, "lots" | "currency">;
  readonly selected: EdgeRef | null;
  readonly onSelect: (edge: EdgeRef) => void;
  /** What is shown of the round; all of it by default. */
  readonly revealed?: Revealed;
}

const COLUMNS = 9;
const ALL = revealedAt("commit");

/** Up and down go from candidate to candidate, over the heads of the lots. */
const onArrow = (event: KeyboardEvent<HTMLTableElement>): void => {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button[data-edge]")];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
  next.click();
};

const Head = ({ round }: Pick<RoundTableProps, "round">): ReactNode => {
  const t = useT();
  return (
    <thead className="sticky top-0 z-10 bg-surface">
      <tr>
        <HeadCell>{t("admin.round.candidate")}</HeadCell>
        <HeadCell>{t("admin.round.way")}</HeadCell>
        <HeadCell className={ON_DESK}>{t("admin.round.how")}</HeadCell>
        <HeadCell figure>{t("admin.round.ask", { sign: currencySign(round.currency) })}</HeadCell>
        <HeadCell figure className={ON_PANEL}>
          {t("admin.round.floor")}
        </HeadCell>
        <HeadCell figure>{t("admin.round.posted")}</HeadCell>
        <HeadCell figure className={ON_PANEL}>
          {t("admin.round.adds")}
        </HeadCell>
        <HeadCell className={ON_DESK}>
          <span className="flex w-30 justify-between">
            <span>{t("admin.round.lineFrom")}</span>
            <span>{t("admin.round.lineTo")}</span>
          </span>
        </HeadCell>
        <HeadCell>{t("admin.round.result")}</HeadCell>
      </tr>
    </thead>
  );
};

/** Why nobody stands below a lot. */
const NoEdges = ({ note }: { readonly note: string }): ReactNode => (
  <tr className="border-t border-line">
    <td colSpan={COLUMNS} className="h-10 px-4 text-ink-2">
      {note}
    </td>
  </tr>
);

/** Every candidate of every lot with ask, floor, posted price and what became of it. */
export const RoundTable = ({ round, selected, onSelect, revealed = ALL }: RoundTableProps): ReactNode => {
  const t = useT();
  const isSelected = (lotId: string, edge: RoundEdgeView): boolean =>
    selected?.lotId === lotId && selected.driverId === edge.driverId;
  return (
    <Table onKeyDown={onArrow}>
      <Head round={round} />
      <tbody>
        {round.lots.map((lot) => {
          const winner = lot.edges.find((edge) => edge.result === "paid");
          return (
            <Fragment key={lot.lotId}>
              <GroupRow colSpan={COLUMNS}>
                <span className="flex flex-wrap justify-between gap-x-4">
                  <span>
                    {t.rich("admin.round.lot", {
                      lot: shortLot(lot.lotId),
                      store: lot.storeName,
                      count: lot.deliveries,
                    })}
                  </span>
                  <span className="figures text-xs leading-body">
                    {t("admin.round.lotNote", {
                      reserve: formatAmount(lot.reserveCents, round.currency),
                      seconds: Math.round(lot.ageMs / 1000),
                    })}
                  </span>
                </span>
              </GroupRow>
              {revealed.candidates && lot.edges.length === 0 ? <NoEdges note={t("admin.round.noCandidates")} /> : null}
              {(revealed.candidates ? lot.edges : []).map((edge) => (
                <EdgeRow
                  key={edge.driverId}
                  edge={edge}
                  winner={winner}
                  currency={round.currency}
                  revealed={revealed}
                  selected={isSelected(lot.lotId, edge)}
                  onSelect={() => onSelect({ lotId: lot.lotId, driverId: edge.driverId })}
                />
              ))}
            </Fragment>
          );
        })}
      </tbody>
    </Table>
  );
};

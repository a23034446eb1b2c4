"use client";

import type { RoundEdgeView, RoundView } from "@fairmile/contracts";
import { Fragment, type ReactNode } from "react";
import { GroupRow, HeadCell, Table } from "../../design/components/table.tsx";
import { formatAmount, currencySign } from "../../src/i18n/format-money.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { EdgeRow } from "./edge-row.tsx";

/** One driver beside one lot. */
export interface EdgeRef {
  readonly lotId: string;
  readonly driverId: string;
}

interface RoundTableProps {
  readonly round: Pick<RoundView, "lots" | "currency">;
  readonly selected: EdgeRef | null;
  readonly onSelect: (edge: EdgeRef) => void;
}

const COLUMNS = 9;

/** Every candidate of every lot with ask, floor, posted price and what became of it. */
export const RoundTable = ({ round, selected, onSelect }: RoundTableProps): ReactNode => {
  const t = useT();
  const isSelected = (lotId: string, edge: RoundEdgeView): boolean =>
    selected?.lotId === lotId && selected.driverId === edge.driverId;
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("admin.round.candidate")}</HeadCell>
          <HeadCell>{t("admin.round.way")}</HeadCell>
          <HeadCell>{t("admin.round.how")}</HeadCell>
          <HeadCell figure>{t("admin.round.ask", { sign: currencySign(round.currency) })}</HeadCell>
          <HeadCell figure>{t("admin.round.floor")}</HeadCell>
          <HeadCell figure>{t("admin.round.posted")}</HeadCell>
          <HeadCell figure>{t("admin.round.adds")}</HeadCell>
          <HeadCell>{t("admin.round.line")}</HeadCell>
          <HeadCell>{t("admin.round.result")}</HeadCell>
        </tr>
      </thead>
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
              {lot.edges.map((edge) => (
                <EdgeRow
                  key={edge.driverId}
                  edge={edge}
                  winner={winner}
                  currency={round.currency}
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

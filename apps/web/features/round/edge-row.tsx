"use client";

import type { Currency, RoundEdgeView } from "@fairmile/contracts";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { PayLine } from "../../design/components/pay-line.tsx";
import { Cell, Row } from "../../design/components/table.tsx";
import { formatDistance } from "../../src/i18n/format-distance.ts";
import { formatAmount } from "../../src/i18n/format-money.ts";
import { minutesOf } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { edgeResultText } from "./edge-result.ts";

interface EdgeRowProps {
  readonly edge: RoundEdgeView;
  readonly winner: RoundEdgeView | undefined;
  readonly currency: Currency;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

/** One candidate for one lot. */
export const EdgeRow = ({ edge, winner, currency, selected, onSelect }: EdgeRowProps): ReactNode => {
  const t = useT();
  const paid = edge.result === "paid";
  const out = edge.result === "above_posted" || edge.result === "no_ask" || edge.result === "exposing";
  const amount = (cents: number | null): string => (cents === null ? "" : formatAmount(cents, currency));
  return (
    <Row selected={selected} muted={out} className={clsx(paid && "font-sign")} aria-selected={selected}>
      <Cell>
        <button
          type="button"
          onClick={onSelect}
          className="min-h-10 w-full truncate text-start focus-visible:-outline-offset-2"
        >
          {edge.driverName}
        </button>
      </Cell>
      <Cell className="figures font-body whitespace-nowrap">
        {t("admin.round.wayValue", {
          distance: formatDistance(edge.toPickupMeters),
          minutes: minutesOf(edge.toPickupMs),
        })}
      </Cell>
      <Cell className="font-body whitespace-nowrap">{t(`admin.how.${edge.kind ?? "none"}`)}</Cell>
      <Cell figure className="font-body">
        {amount(edge.askCents)}
      </Cell>
      <Cell figure className="font-body">
        {amount(edge.floorCents)}
      </Cell>
      <Cell figure className="font-body">
        {amount(edge.postedCents)}
      </Cell>
      <Cell figure className="font-body">
        {edge.addsCents === null
          ? edge.result === "above_posted"
            ? t("admin.result.out")
            : ""
          : amount(edge.addsCents)}
      </Cell>
      <Cell>
        {edge.askCents === null ? null : (
          <PayLine
            askCents={edge.askCents}
            payCents={edge.payCents}
            floorCents={edge.floorCents}
            postedCents={edge.postedCents}
            muted={out}
          />
        )}
      </Cell>
      <Cell className={clsx("whitespace-nowrap", paid ? "text-green-text" : "text-xs")}>
        {edgeResultText(edge, winner, currency, t)}
      </Cell>
    </Row>
  );
};

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
import type { Revealed } from "./revealed.ts";
import { ON_DESK, ON_PANEL } from "./round-columns.ts";

interface EdgeRowProps {
  readonly edge: RoundEdgeView;
  readonly winner: RoundEdgeView | undefined;
  readonly currency: Currency;
  readonly revealed: Revealed;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

const isOut = ({ result }: RoundEdgeView): boolean =>
  result === "above_posted" || result === "no_ask" || result === "exposing";

/** One candidate for one lot, as far as the step under replay knows it. */
export const EdgeRow = ({ edge, winner, currency, revealed, selected, onSelect }: EdgeRowProps): ReactNode => {
  const t = useT();
  const paid = revealed.paid && edge.result === "paid";
  const out = isOut(edge);
  const priced = (cents: number | null): string =>
    cents === null || !revealed.prices ? "" : formatAmount(cents, currency);
  const adds = edge.addsCents === null ? (edge.result === "above_posted" ? t("admin.result.out") : "") : null;
  const won = revealed.cleared && !revealed.paid && edge.result === "paid";
  return (
    <Row
      selected={selected}
      muted={out && revealed.prices}
      className={clsx("cursor-pointer", (paid || won) && "font-sign", !selected && "hover:bg-page")}
      onClick={onSelect}
    >
      <Cell className="max-w-40">
        <button
          type="button"
          aria-pressed={selected}
          data-edge
          className="min-h-11 w-full truncate text-start focus-visible:-outline-offset-2 panel:min-h-10"
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
      <Cell className={clsx("font-body whitespace-nowrap", ON_DESK)}>
        {revealed.prices && edge.kind !== null ? t(`admin.how.${edge.kind}`) : ""}
      </Cell>
      <Cell figure className="font-body">
        {priced(edge.askCents)}
      </Cell>
      <Cell figure className={clsx("font-body", ON_PANEL)}>
        {priced(edge.floorCents)}
      </Cell>
      <Cell figure className="font-body">
        {priced(edge.postedCents)}
      </Cell>
      <Cell figure className={clsx("font-body", ON_PANEL)}>
        {revealed.cleared ? (adds ?? formatAmount(edge.addsCents ?? 0, currency)) : ""}
      </Cell>
      <Cell className={ON_DESK}>
        {edge.askCents === null || !revealed.prices ? null : (
          <PayLine
            askCents={edge.askCents}
            payCents={paid ? edge.payCents : null}
            floorCents={edge.floorCents}
            postedCents={edge.postedCents}
            muted={out}
          />
        )}
      </Cell>
      <Cell className={clsx("whitespace-nowrap", paid ? "text-green-text" : "text-xs")}>
        {!revealed.cleared ? "" : won ? t("admin.result.won") : edgeResultText(edge, winner, currency, t)}
      </Cell>
    </Row>
  );
};

"use client";

import type { RoundEdgeView, RoundView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { formatDistance } from "../../src/i18n/format-distance.ts";
import { formatAmount } from "../../src/i18n/format-money.ts";
import { minutesOf } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import type { Revealed } from "./revealed.ts";

interface EdgeFactsProps {
  readonly round: RoundView;
  readonly lot: RoundView["lots"][number];
  readonly edge: RoundEdgeView;
  readonly revealed: Revealed;
}

/** Where one candidate's figures come from: the posted price out of the reserve, the ask, and what both add. */
export const EdgeFacts = ({ round, lot, edge, revealed }: EdgeFactsProps): ReactNode => {
  const t = useT();
  const amount = (cents: number): string => formatAmount(cents, round.currency);
  return (
    <RuledRows>
      <RuledRow label={t("admin.fact.way")}>
        {t("admin.round.wayValue", {
          distance: formatDistance(edge.toPickupMeters),
          minutes: minutesOf(edge.toPickupMs),
        })}
      </RuledRow>
      {revealed.prices ? (
        <>
          <RuledRow label={t("admin.fact.posted")}>
            {t.rich("admin.fact.postedValue", {
              reserve: amount(lot.reserveCents),
              late: amount(edge.latenessCents),
              posted: amount(edge.postedCents),
            })}
          </RuledRow>
          <RuledRow label={t("admin.fact.floor")}>{amount(edge.floorCents)}</RuledRow>
          <RuledRow label={t("admin.fact.ask")}>
            {edge.askCents === null
              ? t("admin.how.none")
              : t("admin.fact.askValue", { how: t(`admin.how.${edge.kind ?? "none"}`), ask: amount(edge.askCents) })}
          </RuledRow>
        </>
      ) : null}
      {revealed.cleared && edge.addsCents !== null ? (
        <RuledRow strong label={t("admin.fact.adds")}>
          {amount(edge.addsCents)}
        </RuledRow>
      ) : null}
    </RuledRows>
  );
};

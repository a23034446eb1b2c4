import type { Currency, RoundEdgeView } from "@fairmile/contracts";
import { formatAmount } from "../../src/i18n/format-money.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import type { useT } from "../../src/i18n/use-t.tsx";

/** Less of what the winner adds, and how much of that is lateness: "adds 0.75 less, 0.45 late". */
const outbidText = (
  edge: RoundEdgeView,
  winner: RoundEdgeView | undefined,
  currency: Currency,
  t: ReturnType<typeof useT>,
): string => {
  const adds = edge.addsCents ?? 0;
  if (adds === 0) return t("admin.result.addsNothing", { ask: formatAmount(edge.askCents ?? 0, currency) });
  const lessCents = (winner?.addsCents ?? 0) - adds;
  if (lessCents < 0) return t("admin.result.outbidOverall");
  if (lessCents === 0) return t("admin.result.outbidSame");
  const less = formatAmount(lessCents, currency);
  return edge.latenessCents > 0
    ? t("admin.result.outbidLate", { less, late: formatAmount(edge.latenessCents, currency) })
    : t("admin.result.outbid", { less });
};

/** What became of one candidate for one lot, beside what the winner's edge adds. */
export const edgeResultText = (
  edge: RoundEdgeView,
  winner: RoundEdgeView | undefined,
  currency: Currency,
  t: ReturnType<typeof useT>,
): string => {
  switch (edge.result) {
    case "paid":
      return t("admin.result.paid", { pay: formatAmount(edge.payCents ?? 0, currency) });
    case "above_posted":
      return t("admin.result.abovePosted");
    case "won_other":
      return t("admin.result.wonOther", { lot: edge.wonLotId === null ? "" : shortLot(edge.wonLotId) });
    case "no_ask":
      return t("admin.result.noAsk");
    case "exposing":
      return t("admin.result.exposing");
    case "outbid":
      return outbidText(edge, winner, currency, t);
  }
};

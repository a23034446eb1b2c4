import type { Currency, RoundEdgeView } from "@fairmile/contracts";
import { formatAmount } from "../../src/i18n/format-money.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import type { useT } from "../../src/i18n/use-t.tsx";

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
    case "outbid": {
      const adds = edge.addsCents ?? 0;
      if (adds === 0) return t("admin.result.addsNothing", { ask: formatAmount(edge.askCents ?? 0, currency) });
      const less = (winner?.addsCents ?? 0) - adds;
      return less > 0 ? t("admin.result.outbid", { less: formatAmount(less, currency) }) : t("admin.result.outbidSame");
    }
  }
};

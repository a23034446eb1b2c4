import type { RoundEdgeView, RoundView } from "@fairmile/contracts";
import { formatAmount } from "../../src/i18n/format-money.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import type { useT } from "../../src/i18n/use-t.tsx";

type T = ReturnType<typeof useT>;

interface Loss {
  readonly round: Pick<RoundView, "currency">;
  readonly lot: RoundView["lots"][number];
  readonly edge: RoundEdgeView;
}

const outbidText = ({ round, lot, edge }: Loss, t: T): string => {
  const winner = lot.edges.find(({ result }) => result === "paid");
  const adds = formatAmount(edge.addsCents ?? 0, round.currency);
  if (winner === undefined) return t("admin.why.outbidOverall", { driver: edge.driverName, adds });
  const figures = { driver: edge.driverName, adds, winner: winner.driverName };
  const winnerAdds = winner.addsCents ?? 0;
  return winnerAdds === edge.addsCents
    ? t("admin.why.tied", figures)
    : t("admin.why.outbid", { ...figures, more: formatAmount(winnerAdds, round.currency) });
};

const abovePostedText = ({ round, edge }: Loss, t: T): string => {
  const amount = (cents: number): string => formatAmount(cents, round.currency);
  const { floorCents, postedCents, askCents } = edge;
  return floorCents > postedCents
    ? t("admin.why.floorAbove", { floor: amount(floorCents), posted: amount(postedCents) })
    : t("admin.why.abovePosted", {
        driver: edge.driverName,
        ask: amount(askCents ?? 0),
        posted: amount(postedCents),
        over: amount((askCents ?? 0) - postedCents),
      });
};

/** Why a candidate did not get this lot, in a sentence with its figures. */
export const lossText = (loss: Loss, t: T): string => {
  const { edge } = loss;
  switch (edge.result) {
    case "paid":
      return "";
    case "outbid":
      return outbidText(loss, t);
    case "above_posted":
      return abovePostedText(loss, t);
    case "won_other":
      return t("admin.why.wonOther", {
        driver: edge.driverName,
        lot: edge.wonLotId === null ? "" : shortLot(edge.wonLotId),
      });
    case "no_ask":
      return t("admin.why.noAsk", { driver: edge.driverName });
    case "exposing":
      return t("admin.why.exposing");
  }
};

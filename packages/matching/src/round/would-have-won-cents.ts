import { cents, type Cents } from "@fairmile/contracts";
import { welfareToBeat, type Worth } from "../assignment/worth.ts";
import type { PricedAsk } from "./round-problem.ts";

/**
 * The greatest ask with which the edge would have beaten `needed`: what the round is worth without this edge, less what
 * it is worth without this driver and this lot. Null where even the pay floor would have been too much.
 */
export const wouldHaveWonCents = (row: PricedAsk, needed: Worth): Cents | null => {
  const ask = row.boundCents - welfareToBeat(row.edge, needed);
  return ask >= row.price.floorCents ? cents(ask) : null;
};

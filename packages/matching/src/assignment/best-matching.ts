import { augment } from "./augment.ts";
import { bid } from "./bid.ts";
import { isActive, sideAcross, type Side, type SideEdges } from "./side.ts";

/** Edges looked at while bidding, for every edge there is, before exact augmentation takes over. */
const EXACT_BIDDING = 2;
const COARSE_BIDDING = 40;
/** With more than this share of nodes still active after exact bids, competition is hard and coarse bids pay. */
const HARD_SHARE = 0.05;
/** The least raise of a coarse bid, as a share of the spread of worths: larger than that overshoots, smaller lingers. */
const STEP_SHARE = 1 / 32;

const activeCount = (side: Side): number => {
  let count = 0;
  for (let node = 0; node < side.count; node += 1) if (isActive(side, node)) count += 1;
  return count;
};

const spread = (worth: Float64Array): number => {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let e = 0; e < worth.length; e += 1) {
    const w = worth[e] as number;
    if (w < least) least = w;
    if (w > most) most = w;
  }
  return Math.max(0, most - least);
};

/**
 * Makes a pair of sides optimal: the matching of greatest worth among those that match every node that must be, with duals
 * that prove it. Starts from the duals and partners the sides have. Bids settle most of it; exact shortest augmenting
 * paths, from `a` and then from `b`, finish whatever bids left, so the result is exact however the bidding went. `edgesOfB`
 * are the edges by nodes of `b`, if they are at hand; else those that matter are looked up.
 */
export const bestMatching = (a: Side, b: Side, edgesOfB?: SideEdges): void => {
  bid(a, b, 0, a.to.length * EXACT_BIDDING);
  if (activeCount(a) > a.count * HARD_SHARE)
    bid(a, b, Math.max(1, Math.floor(spread(a.worth) * STEP_SHARE)), a.to.length * COARSE_BIDDING);
  augment(a, b);
  if (activeCount(b) > 0) augment(edgesOfB ? { ...b, ...edgesOfB } : sideAcross(a, b), a);
};

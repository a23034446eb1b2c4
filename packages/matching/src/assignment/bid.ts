import { isActive, type Side } from "./side.ts";

/**
 * A quick start: every active node of `a` bids for the partner that leaves it most. A free partner is taken as it is; a
 * taken one is outbid by what it is worth more than the second choice, by at least `step`. Who is outbid bids again; an
 * optional node that has nothing left to gain stays out. Where `step` made somebody bid above the second choice, that
 * pair is parted at the end, so that what is left is a true pair of matching and duals for `augment` to finish. With step
 * 0 nobody bids above the second choice: a node whose two best choices are equal, and taken, is left to `augment`.
 * (Bertsekas, "A new algorithm for the assignment problem", 1981; step 0 is the augmenting row reduction of Jonker &
 * Volgenant, 1987.)
 *
 * Stops bidding against others after `budget` edges looked at. Sets the duals of the bidders, needs those of `b` only.
 */
export const bid = (a: Side, b: Side, step: number, budget: number): void => {
  const { start, to, worth, dual, mate, must } = a;
  const price = b.dual;
  const holder = b.mate;
  /** 1 where a bidder went above its second choice. */
  const above = new Uint8Array(a.count);
  let left = budget;
  for (let root = 0; root < a.count; root += 1) {
    if (!isActive(a, root)) continue;
    for (let node = root; node >= 0;) {
      const from = start[node] as number;
      const until = start[node + 1] as number;
      const least = must[node] === 1 ? Number.NEGATIVE_INFINITY : 0;
      let first = least;
      let second = least;
      let choice = -1;
      for (let e = from; e < until; e += 1) {
        const gain = (worth[e] as number) - (price[to[e] as number] as number);
        if (gain <= second) continue;
        if (gain > first) {
          second = first;
          first = gain;
          choice = to[e] as number;
        } else second = gain;
      }
      left -= until - from;
      dual[node] = choice < 0 ? 0 : first;
      above[node] = 0;
      if (choice < 0) break;
      const before = holder[choice] as number;
      if (before >= 0) {
        const gap = first - second;
        if (left < 0 || (step === 0 && gap === 0)) break;
        const raise = Math.min(
          gap === Number.POSITIVE_INFINITY ? Math.max(step, 1) : Math.max(gap, step),
          first - least,
        );
        price[choice] = (price[choice] as number) + raise;
        mate[before] = -1;
        above[node] = raise > gap ? 1 : 0;
        dual[node] = Math.max(first - raise, second);
      }
      holder[choice] = node;
      mate[node] = choice;
      node = before;
    }
  }
  if (step > 0)
    for (let node = 0; node < a.count; node += 1) if (above[node] === 1 && mate[node] !== -1) settle(a, b, node);
};

/** Sets a matched node's dual to what its best choice leaves it now, and parts it from a partner that is not that. */
export const settle = (a: Side, b: Side, node: number): void => {
  const { start, to, worth } = a;
  const price = b.dual;
  const partner = a.mate[node] as number;
  let best = a.must[node] === 1 ? Number.NEGATIVE_INFINITY : 0;
  let own = Number.NEGATIVE_INFINITY;
  for (let e = start[node] as number; e < (start[node + 1] as number); e += 1) {
    const other = to[e] as number;
    const gain = (worth[e] as number) - (price[other] as number);
    if (gain > best) best = gain;
    if (other === partner) own = gain;
  }
  a.dual[node] = best;
  if (own === best) return;
  a.mate[node] = -1;
  b.mate[partner] = -1;
};

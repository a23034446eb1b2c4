import { bestSplit, EXACT_GROUP } from "./best-split.ts";
import type { FormBatchesInput, FormedBatch } from "./batch-types.ts";
import { joinBySavings } from "./join-by-savings.ts";
import { areNeighbours, planBundle, type Alone } from "./plan-bundle.ts";

export interface Group {
  readonly members: readonly Alone[];
  readonly batch: FormedBatch;
}

/** The bundle of so many deliveries (one: its own plan), or null where there is none. */
export type Plan = (members: readonly Alone[]) => FormedBatch | null;

/** For each delivery, by number, the others it could share with and the bundle of the two. */
export type Links = readonly ReadonlyMap<number, FormedBatch>[];

/** Pairs looked at per delivery: of neighbouring shops, those whose drop-offs lie nearest to its own. */
const NEAREST_PARTNERS = 12;

const partners = (input: FormBatchesInput, all: readonly Alone[], plan: Plan): Links => {
  const { travel } = input;
  const links = all.map(() => new Map<number, FormedBatch>());
  const looked = new Set<number>();
  for (const [a, left] of all.entries()) {
    const { pickupIndex, dropoffIndex } = left.delivery;
    const near: { readonly b: number; readonly meters: number }[] = [];
    for (const [b, { delivery }] of all.entries()) {
      const meters = travel.distancesMeters[dropoffIndex * travel.n + delivery.dropoffIndex] ?? -1;
      if (b !== a && meters >= 0 && areNeighbours(input, pickupIndex, delivery.pickupIndex)) near.push({ b, meters });
    }
    near.sort((x, y) => x.meters - y.meters || x.b - y.b);
    for (const { b } of near.slice(0, NEAREST_PARTNERS)) {
      const pair = Math.min(a, b) * all.length + Math.max(a, b);
      const [first, second] = [all[Math.min(a, b)], all[Math.max(a, b)]];
      if (looked.has(pair) || !first || !second) continue;
      looked.add(pair);
      const batch = plan([first, second]);
      if (!batch) continue;
      links[a]?.set(b, batch);
      links[b]?.set(a, batch);
    }
  }
  return links;
};

/** Deliveries joined by links, each part in order, parts in order of their first member. */
const connected = (links: Links): number[][] => {
  const seen = new Set<number>();
  const parts: number[][] = [];
  for (const root of links.keys()) {
    if (seen.has(root)) continue;
    const part: number[] = [];
    const open = [root];
    seen.add(root);
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      part.push(i);
      for (const k of links[i]?.keys() ?? []) {
        if (seen.has(k)) continue;
        seen.add(k);
        open.push(k);
      }
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
};

/** Splits deliveries (in a fixed order) into groups to serve together: the best split of few, savings for many. */
export const groupDeliveries = (input: FormBatchesInput, all: readonly Alone[]): Group[] => {
  const plan: Plan = (members) => (members.length === 1 ? (members[0]?.batch ?? null) : planBundle(input, members));
  const links = partners(input, all, plan);
  return connected(links).flatMap((part) =>
    part.length <= EXACT_GROUP
      ? bestSplit(
          part.flatMap((i) => all[i] ?? []),
          plan,
        )
      : joinBySavings(part, all, links, plan),
  );
};

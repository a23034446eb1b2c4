import type { FormBatchesInput, FormedBatch } from "./batch-types.ts";
import { planBundle, type Alone } from "./plan-bundle.ts";

/** Groups of compatible deliveries up to this size are split in the best of all ways; larger ones by greatest saving first. */
export const EXACT_GROUP = 5;

export interface Group {
  readonly members: readonly Alone[];
  readonly batch: FormedBatch;
}

type Plan = (members: readonly Alone[]) => FormedBatch | null;

const single = (alone: Alone): Group => ({ members: [alone], batch: alone.batch });

/** Deliveries joined by pairs that could share, in order of their first member. */
const components = (all: readonly Alone[], pairs: ReadonlyMap<number, FormedBatch>): number[][] => {
  const n = all.length;
  const seen = new Set<number>();
  const found: number[][] = [];
  for (let root = 0; root < n; root += 1) {
    if (seen.has(root)) continue;
    const members: number[] = [];
    const open = [root];
    seen.add(root);
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      members.push(i);
      for (let k = 0; k < n; k += 1) {
        if (seen.has(k) || !pairs.has(Math.min(i, k) * n + Math.max(i, k))) continue;
        seen.add(k);
        open.push(k);
      }
    }
    found.push(members.sort((a, b) => a - b));
  }
  return found;
};

/** The split with the greatest time saved, over all splits: a table over subsets. */
const bestSplit = (members: readonly Alone[], plan: Plan): Group[] => {
  const full = (1 << members.length) - 1;
  const chosen = (mask: number): Alone[] => members.filter((_, i) => (mask >> i) % 2 === 1);
  const batches = Array.from({ length: full + 1 }, (_, mask) => (mask === 0 ? null : plan(chosen(mask))));
  const savedMs = [0];
  const firstPart = [0];
  for (let mask = 1; mask <= full; mask += 1) {
    const lowest = mask & -mask;
    savedMs[mask] = -1;
    for (let part = mask; part > 0; part = (part - 1) & mask) {
      const batch = batches[part];
      if ((part & lowest) === 0 || !batch) continue;
      const saved = batch.savedMs + (savedMs[mask ^ part] ?? 0);
      if (saved <= (savedMs[mask] ?? -1)) continue;
      savedMs[mask] = saved;
      firstPart[mask] = part;
    }
  }
  const groups: Group[] = [];
  for (let mask = full; mask > 0; mask ^= firstPart[mask] ?? mask) {
    const part = firstPart[mask] ?? mask;
    const batch = batches[part];
    if (batch) groups.push({ members: chosen(part), batch });
  }
  return groups;
};

/** Joins the two groups that save most together, until no two save anything more (Clarke & Wright, 1964). */
const joinBySavings = (members: readonly Alone[], plan: Plan): Group[] => {
  const groups = members.map(single);
  const joined = new Map<string, Group | null>();
  const key = (g: Group): string => g.members.map((m) => m.delivery.deliveryId).join("+");
  for (;;) {
    let best: { readonly a: number; readonly b: number; readonly group: Group; readonly gainMs: number } | null = null;
    for (const [a, left] of groups.entries())
      for (const [b, right] of groups.entries()) {
        if (b <= a) continue;
        const name = `${key(left)}|${key(right)}`;
        let group = joined.get(name);
        if (group === undefined) {
          const both = [...left.members, ...right.members];
          const batch = plan(both);
          group = batch ? { members: both, batch } : null;
          joined.set(name, group);
        }
        if (!group) continue;
        const gainMs = group.batch.savedMs - left.batch.savedMs - right.batch.savedMs;
        if (gainMs > 0 && (!best || gainMs > best.gainMs)) best = { a, b, group, gainMs };
      }
    if (!best) return groups;
    groups[best.a] = best.group;
    groups.splice(best.b, 1);
  }
};

/** Splits deliveries (in a fixed order) into groups to serve together. */
export const groupDeliveries = (input: FormBatchesInput, all: readonly Alone[]): Group[] => {
  const plan: Plan = (members) => (members.length === 1 ? (members[0]?.batch ?? null) : planBundle(input, members));
  const pairs = new Map<number, FormedBatch>();
  for (const [a, left] of all.entries())
    for (const [b, right] of all.entries()) {
      const batch = b > a ? plan([left, right]) : null;
      if (batch) pairs.set(a * all.length + b, batch);
    }
  return components(all, pairs).flatMap((indexes) => {
    const members = indexes.flatMap((i) => all[i] ?? []);
    return members.length <= EXACT_GROUP ? bestSplit(members, plan) : joinBySavings(members, plan);
  });
};

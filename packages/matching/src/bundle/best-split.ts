import type { Group, Plan } from "./group-deliveries.ts";
import type { Alone } from "./plan-bundle.ts";

/** Parts of compatible deliveries up to this size are split in the best of all ways. */
export const EXACT_GROUP = 5;

/** The split with the greatest time saved, over all splits: a table over subsets. */
export const bestSplit = (members: readonly Alone[], plan: Plan): Group[] => {
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

import type { Group, Links, Plan } from "./group-deliveries.ts";
import type { Alone } from "./plan-bundle.ts";

/** A group under way: its number grows with each join, so that ties go to the oldest. */
interface Growing extends Group {
  readonly id: number;
  readonly indexes: readonly number[];
}

interface Join {
  readonly a: Growing;
  readonly b: Growing;
  readonly joined: Group;
  readonly gainMs: number;
}

const isBetter = (x: Join, y: Join | null): boolean =>
  !y || x.gainMs > y.gainMs || (x.gainMs === y.gainMs && (x.a.id - y.a.id || x.b.id - y.b.id) < 0);

/** Joins the two linked groups that save most together, until no two save anything more (Clarke & Wright, 1964). */
export const joinBySavings = (part: readonly number[], all: readonly Alone[], links: Links, plan: Plan): Group[] => {
  let groups: Growing[] = part.flatMap((index, id) => {
    const alone = all[index];
    return alone ? [{ id, indexes: [index], members: [alone], batch: alone.batch }] : [];
  });
  const tryJoin = (a: Growing, b: Growing): Join[] => {
    if (!a.indexes.some((i) => b.indexes.some((k) => links[i]?.has(k)))) return [];
    const members = [...a.members, ...b.members];
    const [i = -1, k = -1] = [a.indexes[0], b.indexes[0]];
    const batch = members.length === 2 ? links[i]?.get(k) : plan(members);
    if (!batch) return [];
    const gainMs = batch.savedMs - a.batch.savedMs - b.batch.savedMs;
    return gainMs > 0 ? [{ a, b, joined: { members, batch }, gainMs }] : [];
  };
  let joins = groups.flatMap((a, i) => groups.slice(i + 1).flatMap((b) => tryJoin(a, b)));
  for (let id = groups.length; joins.length > 0; id += 1) {
    const best = joins.reduce<Join | null>((found, join) => (isBetter(join, found) ? join : found), null);
    if (!best) break;
    const { a, b } = best;
    const grown: Growing = { ...best.joined, id, indexes: [...a.indexes, ...b.indexes] };
    groups = groups.filter((group) => group !== a && group !== b);
    joins = joins.filter((join) => join.a !== a && join.a !== b && join.b !== a && join.b !== b);
    joins.push(...groups.flatMap((group) => tryJoin(group, grown)));
    groups.push(grown);
  }
  return groups;
};

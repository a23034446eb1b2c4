import { maxTieSpread, MAX_FILLED } from "../assignment/assignment-graph.ts";
import { byText } from "../canonical/by-text.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { amount, checkFields, checkRows, instant, type FieldCheck, type RowCode } from "../round/check-rows.ts";

/** One round reduced to what its clearing depends on, as anybody can write it down to check a result. */
export interface ClearingSheet {
  /** Any text; decides exact ties and nothing else. */
  readonly seed: string;
  readonly lots: readonly { readonly id: string | number }[];
  readonly drivers: readonly { readonly id: string | number; readonly waitingSinceMs: number }[];
  readonly edges: readonly SheetEdge[];
}

/** An ask of a driver on a lot. `postedCents` is net of lateness; a claim asks the posted price. */
export interface SheetEdge {
  readonly lot: string | number;
  readonly driver: string | number;
  readonly postedCents: number;
  readonly askCents: number;
  readonly floorCents: number;
  readonly arrivalMs: number;
}

/** A checked sheet with its ids in an order of their own, so that the order of rows cannot matter. */
export interface NumberedSheet {
  readonly sheet: ClearingSheet;
  readonly lotIds: readonly string[];
  readonly driverIds: readonly string[];
  readonly lotNumber: ReadonlyMap<string, number>;
  readonly driverNumber: ReadonlyMap<string, number>;
}

const name: FieldCheck = (value) => {
  if (typeof value === "number") return Number.isSafeInteger(value) ? null : "not_a_whole_number";
  if (typeof value !== "string") return "wrong_type";
  return value.length === 0 ? "missing" : null;
};
const EDGE = {
  lot: name,
  driver: name,
  postedCents: amount,
  askCents: amount,
  floorCents: amount,
  arrivalMs: instant,
};

const ids = (
  rows: readonly { readonly id: string | number }[],
  path: string,
): { readonly ok: true; readonly sorted: readonly string[] } | Refusal<RowCode> => {
  const seen = new Set<string>();
  for (const [i, { id }] of rows.entries()) {
    if (seen.has(String(id))) return refuse("duplicate", `${path}[${i}].id`);
    seen.add(String(id));
  }
  return { ok: true, sorted: [...seen].sort(byText) };
};

const spreadRefusal = (
  values: readonly number[],
  limit: number,
  path: (i: number) => string,
): Refusal<RowCode> | null => {
  let least = Number.POSITIVE_INFINITY;
  for (const value of values) least = Math.min(least, value);
  const i = values.findIndex((value) => value - least > limit);
  return i < 0 ? null : refuse("too_large", path(i));
};

/**
 * Checks what claims to be a clearing sheet: shapes, whole numbers in range, ids once, references known, one ask for each
 * lot and driver, both sides there. The first refusal names the row and field, as in `edges[3].askCents`. A floor above
 * the posted price is no fault, only no trade.
 */
export const checkSheet = (value: unknown): ({ readonly ok: true } & NumberedSheet) | Refusal<RowCode> => {
  const head = checkFields(value, { seed: (seed) => (typeof seed === "string" ? null : "wrong_type") }, "sheet");
  if (head) return head;
  const sheet = value as ClearingSheet;
  const { lots, drivers, edges } = sheet;
  const bad =
    checkRows(lots, { id: name }, "lots") ??
    checkRows(drivers, { id: name, waitingSinceMs: instant }, "drivers") ??
    checkRows(edges, EDGE, "edges");
  if (bad) return bad;
  if (lots.length === 0) return refuse("missing", "lots");
  if (drivers.length === 0) return refuse("missing", "drivers");
  const filled = Math.min(lots.length, drivers.length);
  if (filled > MAX_FILLED) return refuse("too_large", "lots");
  const lotIds = ids(lots, "lots");
  if (!lotIds.ok) return lotIds;
  const driverIds = ids(drivers, "drivers");
  if (!driverIds.ok) return driverIds;
  const lotNumber = new Map(lotIds.sorted.map((id, i) => [id, i]));
  const driverNumber = new Map(driverIds.sorted.map((id, i) => [id, i]));
  const pairs = new Set<number>();
  for (const [i, edge] of edges.entries()) {
    const lot = lotNumber.get(String(edge.lot));
    const driver = driverNumber.get(String(edge.driver));
    if (lot === undefined) return refuse("unknown_lot", `edges[${i}].lot`);
    if (driver === undefined) return refuse("unknown_driver", `edges[${i}].driver`);
    const pair = lot * drivers.length + driver;
    if (pairs.has(pair)) return refuse("duplicate", `edges[${i}]`);
    pairs.add(pair);
  }
  const limit = maxTieSpread(filled);
  const spread =
    spreadRefusal(
      edges.map((edge) => edge.arrivalMs),
      limit,
      (i) => `edges[${i}].arrivalMs`,
    ) ??
    spreadRefusal(
      drivers.map((driver) => driver.waitingSinceMs),
      limit,
      (i) => `drivers[${i}].waitingSinceMs`,
    );
  if (spread) return spread;
  return { ok: true, sheet, lotIds: lotIds.sorted, driverIds: driverIds.sorted, lotNumber, driverNumber };
};

import { assign } from "../assignment/assign.ts";
import { assignmentGraph, type AssignmentEdge } from "../assignment/assignment-graph.ts";
import { gainsWithoutWinner } from "../assignment/gains-without-winner.ts";
import { tieHash, tieSeed } from "../assignment/tie-hash.ts";
import { welfareOf } from "../assignment/welfare-of.ts";
import type { Refusal } from "../refusal.ts";
import type { RowCode } from "../round/check-rows.ts";
import { checkSheet, type NumberedSheet } from "./clearing-sheet.ts";

export interface SheetResult {
  readonly welfareCents: number;
  /** Sorted by lot. */
  readonly awards: readonly {
    readonly lot: string | number;
    readonly driver: string | number;
    readonly payCents: number;
  }[];
}

/** The asks that are in, each with its row. Waiting counts from the driver who has waited least: sums differ by nothing else. */
const asksIn = ({
  sheet,
  lotNumber,
  driverNumber,
}: NumberedSheet): readonly (AssignmentEdge & { readonly row: number })[] => {
  const seed = tieSeed(sheet.seed);
  const since = new Map(sheet.drivers.map(({ id, waitingSinceMs }) => [String(id), waitingSinceMs]));
  let latestMs = 0;
  for (const sinceMs of since.values()) latestMs = Math.max(latestMs, sinceMs);
  let firstMs = Number.POSITIVE_INFINITY;
  for (const { arrivalMs } of sheet.edges) firstMs = Math.min(firstMs, arrivalMs);
  return sheet.edges.flatMap((edge, row) => {
    const welfareCents = edge.postedCents - Math.max(edge.askCents, edge.floorCents);
    const [lot, driver] = [String(edge.lot), String(edge.driver)];
    if (welfareCents < 0) return [];
    return [
      {
        row,
        lot: lotNumber.get(lot) ?? -1,
        driver: driverNumber.get(driver) ?? -1,
        welfareCents,
        arrivalMs: edge.arrivalMs - firstMs,
        waitingMs: latestMs - (since.get(driver) ?? latestMs),
        tieHash: tieHash(seed, lot, driver),
      },
    ];
  });
};

/**
 * Clears one round given as a sheet, by the same assignment and payments as `clearRound`: greatest welfare, then most lots,
 * least arrivals, longest waiting, seed hash; every winner is paid the Clarke payment. Refuses as `checkSheet` does.
 */
export const clearSheet = (value: unknown): ({ readonly ok: true } & SheetResult) | Refusal<RowCode> => {
  const checked = checkSheet(value);
  if (!checked.ok) return checked;
  const asks = asksIn(checked).toSorted((a, b) => a.lot - b.lot || a.driver - b.driver);
  const graph = assignmentGraph(checked.lotIds.length, checked.driverIds.length, asks);
  const assignment = assign(graph);
  const gains = gainsWithoutWinner(graph, assignment);
  const awards = [...assignment.lotEdge].flatMap((e, lot) => {
    const edge = checked.sheet.edges[asks[e]?.row ?? -1];
    return edge ? [{ lot: edge.lot, driver: edge.driver, payCents: edge.postedCents - (gains[lot] ?? 0) }] : [];
  });
  return { ok: true, welfareCents: welfareOf(graph, assignment), awards };
};

import type { DriverId, LotId } from "@fairmile/contracts";
import type { Refusal } from "../refusal.ts";
import { checkDocument } from "./check-document.ts";
import type { RowCode } from "./check-rows.ts";
import { priceCheckedFacts } from "./price-round.ts";
import type { RoundDocument } from "./round-document.ts";
import type { RoundOutcome } from "./round-outcome.ts";
import { roundProblem } from "./round-problem.ts";
import { solveRound } from "./solve-round.ts";

/** A lot that would have gone to somebody else (null: nobody). */
export interface LotChange {
  readonly lotId: LotId;
  readonly fromDriverId: DriverId | null;
  readonly toDriverId: DriverId | null;
}

/** What would have moved had this driver not been in the round: the "round without" of a payment, lot by lot. It names rivals: for admins only. */
export const changesWithout = (
  document: RoundDocument,
  outcome: RoundOutcome,
  driverId: DriverId,
): { readonly ok: true; readonly changes: readonly LotChange[] } | Refusal<RowCode> => {
  const checked = checkDocument(document);
  if (!checked.ok) return checked;
  const problem = roundProblem(document, checked.index, priceCheckedFacts(document.facts, checked.index));
  const { assignment } = solveRound(problem, (row) => row.ask.driverId !== driverId);
  const winners = new Map(outcome.awards.map((award) => [award.lotId, award.driverId]));
  const changes = problem.index.lots.flatMap(({ lotId }, lot): readonly LotChange[] => {
    const toDriverId = problem.index.drivers[assignment.lotDriver[lot] ?? -1]?.driverId ?? null;
    const fromDriverId = winners.get(lotId) ?? null;
    return fromDriverId === toDriverId ? [] : [{ lotId, fromDriverId, toDriverId }];
  });
  return { ok: true, changes };
};

import type { DriverId, LotId } from "@fairmile/contracts";
import { batch, transaction, type Transaction } from "@fairmile/db";
import { clearRound, priceRound, type RoundDocument, type RoundFacts } from "@fairmile/matching";
import { and, asc, eq } from "drizzle-orm";
import { anyOf } from "../platform/any-of.ts";
import { createNotes, writeNotes } from "../platform/notes.ts";
import type { Ctx } from "../platform/services.ts";
import { closeAskGate } from "./ask-gate.ts";
import { commitRound } from "./commit-round.ts";
import { autopilotAsks, typedAsks } from "./freeze-asks.ts";
import { freezeDrivers } from "./freeze-drivers.ts";
import type { Lease } from "./lease.ts";

export interface RoundResult {
  readonly roundNo: number;
  readonly asks: number;
  readonly awards: number;
  /** From the freeze to the commit, in ms of the wall. */
  readonly commitMs: number;
}

/** Locks the lots of the round; those that were cancelled or sold since the opening are out. */
const freezeLots = async (tx: Transaction, facts: RoundFacts): Promise<{ lotId: LotId; code: string }[]> => {
  const rows = await tx.db
    .select({ id: batch.id, status: batch.status })
    .from(batch)
    .where(
      and(
        eq(batch.marketId, facts.marketId),
        anyOf(
          batch.id,
          facts.lots.map((lot) => lot.lotId),
        ),
      ),
    )
    .orderBy(asc(batch.id))
    .for("update");
  return rows.filter((row) => row.status !== "open").map((row) => ({ lotId: row.id as LotId, code: row.status }));
};

const freeze = async (ctx: Ctx, tx: Transaction, facts: RoundFacts): Promise<RoundDocument> => {
  const frozenAtMs = ctx.clock.now();
  const outLots = await freezeLots(tx, facts);
  const drivers = await freezeDrivers(tx, {
    marketId: facts.marketId,
    driverIds: facts.drivers.map((driver) => driver.driverId),
    nowMs: frozenAtMs,
    positionFreshMs: facts.policy.round.positionFreshMs,
  });
  const typed = await typedAsks(tx, facts);
  const priced = priceRound(facts);
  if (!priced.ok) throw new Error(`the engine refused its own facts: ${priced.code}`);
  const autopilot = autopilotAsks(ctx, { facts, prices: priced.prices.edges, drivers, typed });
  return {
    facts,
    frozenAtMs,
    outDrivers: [...drivers.values()].flatMap((row) =>
      row.outCode === null ? [] : [{ driverId: row.driverId as DriverId, code: row.outCode }],
    ),
    outLots,
    asks: [...typed, ...autopilot],
  };
};

/**
 * Freezes, clears and commits one round in one transaction. Asks that arrive meanwhile wait at the gate and are in the
 * next round. A fault anywhere undoes all of it: the same asks meet the next round, and nothing was lost.
 */
export const runRound = async (ctx: Ctx, lease: Lease, facts: RoundFacts): Promise<RoundResult> => {
  const startedMs = ctx.wallNow();
  const result = await transaction(ctx.database, async (tx) => {
    await closeAskGate(tx, ctx.market.id);
    const document = await freeze(ctx, tx, facts);
    const frozen = ctx.wallNow() - startedMs;
    const cleared = clearRound(document);
    if (!cleared.ok)
      throw new Error(`the engine refused round ${facts.roundNo}: ${cleared.code} at ${cleared.path ?? "?"}`);
    const clearedAfter = ctx.wallNow() - startedMs;
    const note = createNotes(ctx, "round.clear");
    await commitRound({
      ctx,
      tx,
      note,
      lease,
      document,
      outcome: cleared.outcome,
      steps: { freeze: frozen, clear: clearedAfter },
    });
    await writeNotes(tx, note);
    return { asks: document.asks.length, awards: cleared.outcome.awards.length };
  });
  ctx.nudge();
  return { roundNo: facts.roundNo, ...result, commitMs: ctx.wallNow() - startedMs };
};

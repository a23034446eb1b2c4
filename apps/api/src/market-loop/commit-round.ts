import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { AwardId } from "@fairmile/contracts";
import { award, batch, marketState, receipt, round, type Transaction } from "@fairmile/db";
import { canonicalJson, updateSurge, type RoundDocument, type RoundOutcome } from "@fairmile/matching";
import { and, eq, sql } from "drizzle-orm";
import { awardHoldEntry } from "../money/commitments.ts";
import { post } from "../money/ledger.ts";
import { anyOf } from "../platform/any-of.ts";
import { insertRows, insertTogether, rowsFor, writtenOut, type Insertion } from "../platform/insert-rows.ts";
import type { Notes } from "../platform/notes.ts";
import type { Ctx } from "../platform/services.ts";
import { bindAwards, type Binding } from "./bind-awards.ts";
import { closeAsks } from "./close-asks.ts";
import type { Lease } from "./lease.ts";

export interface Commit {
  readonly ctx: Ctx;
  readonly tx: Transaction;
  readonly note: Notes;
  readonly lease: Lease;
  readonly document: RoundDocument;
  readonly outcome: RoundOutcome;
  readonly steps: Record<string, number>;
}

/** SHA-256 of the outcome's canonical bytes: what a replay must come to. */
export const digestOf = (canonical: string): string => createHash("sha256").update(canonical).digest("hex");

const roundRow = ({ ctx, lease, document, outcome, steps }: Commit): typeof round.$inferInsert => {
  const canonical = canonicalJson(outcome);
  return {
    marketId: ctx.market.id,
    roundNo: document.facts.roundNo,
    engineVersion: outcome.engineVersion,
    policyVersion: document.facts.policyVersion,
    fencingToken: lease.fencingToken,
    openedAtMs: document.facts.openedAtMs,
    frozenAtMs: document.frozenAtMs,
    document: canonicalJson(document),
    outcome: canonical,
    digest: digestOf(canonical),
    lotCount: document.facts.lots.length,
    driverCount: document.facts.drivers.length,
    askCount: document.asks.length,
    awardCount: outcome.awards.length,
    welfareCents: outcome.welfareCents,
    payCents: outcome.awards.reduce((sum, row) => sum + row.payCents, 0),
    steps,
  };
};

/** Rounds a lot has been through, for the store's board and the driver's card. */
const countRounds = async ({ ctx, tx, document }: Commit): Promise<void> => {
  const ids = document.facts.lots.map((lot) => lot.lotId);
  await tx.db
    .update(batch)
    .set({ rounds: sql`${batch.rounds} + 1` })
    .where(and(eq(batch.marketId, ctx.market.id), anyOf(batch.id, ids)));
};

const writeAwards = async (commit: Commit): Promise<Binding[]> => {
  const { ctx, tx, document, outcome } = commit;
  if (outcome.awards.length === 0) return [];
  const nowMs = ctx.clock.now();
  const rows = outcome.awards.map((row) => ({ row, id: ctx.ids.next("award") as AwardId }));
  await insertRows(
    tx,
    award,
    rows.map(({ row, id }) => ({
      marketId: ctx.market.id,
      id,
      roundNo: document.facts.roundNo,
      batchId: row.lotId,
      driverId: row.driverId,
      kind: row.kind,
      status: row.needsConfirmation ? ("offered" as const) : ("confirmed" as const),
      version: 1,
      payCents: row.payCents,
      floorCents: row.floorCents,
      confirmByMs: row.needsConfirmation ? nowMs + document.facts.policy.round.confirmMs : null,
      createdAtMs: nowMs,
    })),
  );
  await post(
    tx,
    ctx,
    rows.map(({ row, id }) => awardHoldEntry({ awardId: id, driverId: row.driverId, payCents: row.payCents })),
  );
  return rows
    .filter(({ row }) => !row.needsConfirmation)
    .map(({ row, id }) => ({
      awardId: id,
      batchId: row.lotId,
      driverId: row.driverId,
      payCents: row.payCents,
      arrivalMs: row.arrivalMs,
    }));
};

/** Whoever's ask ended with this round is told: the winners, and those whose lot went to somebody else. */
const receiptRows = ({ ctx, document, outcome }: Commit): (typeof receipt.$inferInsert)[] => {
  const sold = new Set(outcome.awards.filter((row) => !row.needsConfirmation).map((row) => row.lotId));
  const winners = new Set(outcome.awards.map((row) => row.driverId));
  const lost = outcome.losses.filter(
    (row) =>
      row.kind !== "autopilot" &&
      (sold.has(row.lotId) || winners.has(row.driverId)) &&
      row.code !== "lot_not_yet_exposed",
  );
  const base = { marketId: ctx.market.id, roundNo: document.facts.roundNo, atMs: ctx.clock.now() };
  return [
    ...outcome.awards.map((row) => ({ row, result: "won" as const })),
    ...lost.map((row) => ({ row, result: "lost" as const })),
  ].map(({ row, result }) => ({
    ...base,
    id: ctx.ids.next("receipt"),
    batchId: row.lotId,
    driverId: row.driverId,
    result,
  }));
};

/** One event a driver, however many lots it asked on: the app then reads its receipts. */
const noteReceipts = ({ note }: Commit, rows: readonly (typeof receipt.$inferInsert)[]): void => {
  const told = new Map(rows.toReversed().map((row) => [row.driverId, row]));
  for (const row of told.values()) {
    note.event({
      type: row.result === "won" ? "award.won" : "award.lost",
      subject: row.id,
      audience: [`driver:${row.driverId}`],
      data: { roundNo: row.roundNo, batchId: row.batchId },
    });
  }
};

interface Written {
  readonly round: typeof round.$inferInsert;
  readonly receipts: Insertion;
}

/** Megabytes of text: what is on its way to the database goes out first, and this is made while the server works on it. */
const writeOut = async (commit: Commit): Promise<Written> => {
  await setImmediate();
  const rows = receiptRows(commit);
  noteReceipts(commit, rows);
  return { round: roundRow(commit), receipts: writtenOut(rowsFor(receipt, rows)) };
};

/** Moves the market to its next round. Fenced: under a lease that was lost, or for a round already written, it throws. */
const advance = async ({ ctx, tx, lease, document, outcome }: Commit): Promise<void> => {
  const marketId = ctx.market.id;
  const roundNo = document.facts.roundNo;
  const [state] = await tx.db
    .select({ surge: marketState.surge })
    .from(marketState)
    .where(eq(marketState.marketId, marketId));
  const previous = Object.entries(state?.surge ?? {}).map(([zone, row]) => ({ zone, ...row }));
  const next = updateSurge({ policy: document.facts.policy, previous, shadows: outcome.zones });
  const surge = Object.fromEntries(
    next
      .filter((row) => row.smoothedCents > 0 || row.shownCents > 0)
      .map(({ zone, smoothedCents, shownCents }) => [zone, { smoothedCents, shownCents }]),
  );
  const moved = await tx.db
    .update(marketState)
    .set({ openRoundNo: roundNo + 1, surge, clockMs: ctx.clock.now() })
    .where(
      and(
        eq(marketState.marketId, marketId),
        eq(marketState.fencingToken, lease.fencingToken),
        eq(marketState.openRoundNo, roundNo),
      ),
    )
    .returning({ marketId: marketState.marketId });
  if (moved.length === 0) throw new Error(`round ${roundNo} was committed under a lease that was lost`);
};

/** Writes everything a cleared round changes, in the caller's one transaction. */
export const commitRound = async (commit: Commit): Promise<void> => {
  const { tx, ctx, note, document, outcome } = commit;
  await advance(commit);
  const [written] = await Promise.all([
    writeOut(commit),
    closeAsks(tx, { marketId: ctx.market.id, outcome, atMs: ctx.clock.now() }),
    countRounds(commit),
  ]);
  await tx.db.insert(round).values(written.round);
  const bindings = await writeAwards(commit);
  await bindAwards({ ctx, tx, note }, bindings);
  await insertTogether(tx, [written.receipts]);
  note.audit(`round:${document.facts.roundNo}`, { awards: outcome.awards.length, asks: document.asks.length });
  note.event({
    type: "round.cleared",
    subject: String(document.facts.roundNo),
    audience: ["admin"],
    data: { awards: outcome.awards.length, asks: document.asks.length, lots: document.facts.lots.length },
  });
};

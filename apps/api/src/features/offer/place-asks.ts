import { AppError, type AskReceiptView } from "@fairmile/contracts";
import { ask, transaction, violates, type Transaction } from "@fairmile/db";
import { and, eq, inArray } from "drizzle-orm";
import type { Settled } from "../../platform/coalesce.ts";
import { hashOf } from "../../platform/idempotency.ts";
import { insertTogether, rowsFor } from "../../platform/insert-rows.ts";
import { createNotes, noteRows, type Notes } from "../../platform/notes.ts";
import type { Ctx } from "../../platform/services.ts";
import { answerRows, answersBefore, KeyTaken } from "./ask-keys.ts";
import { askReceipt, assertAsk, type AskInput, type Found } from "./ask-checks.ts";
import { passAskGate } from "../../market-loop/ask-gate.ts";
import { askRound } from "./ask-round.ts";
import { findAsked } from "./find-asked.ts";

/** One driver's claim or bid, with the context it came in. */
export interface AskCall {
  readonly ctx: Ctx;
  readonly verb: "offer.claim" | "offer.bid";
  readonly input: AskInput;
}

interface Accepted {
  readonly call: AskCall;
  readonly row: Found;
  readonly view: AskReceiptView;
}

const write = async (tx: Transaction, accepted: readonly Accepted[], notes: readonly Notes[]): Promise<void> => {
  const [first] = accepted;
  if (first === undefined) return;
  const { market, clock } = first.call.ctx;
  const nowMs = clock.now();
  const replaced = accepted.flatMap(({ row }) => (row.live === null ? [] : [row.live.id]));
  if (replaced.length > 0) {
    await tx.db
      .update(ask)
      .set({ status: "replaced", endedAtMs: nowMs })
      .where(and(eq(ask.marketId, market.id), inArray(ask.id, replaced), eq(ask.status, "live")));
  }
  const answers = answerRows(accepted);
  const asks = rowsFor(
    ask,
    accepted.map(({ call, row, view }) => ({
      marketId: market.id,
      id: view.askId,
      offerId: call.input.offerId,
      batchId: row.batch.id,
      driverId: call.input.driverId,
      kind: call.input.kind,
      askCents: call.input.askCents,
      status: "live" as const,
      roundNo: view.roundNo,
      idempotencyKey: call.ctx.idempotencyKey ?? view.askId,
      receivedAtMs: nowMs,
    })),
  );
  const [kept = 0] = await insertTogether(tx, [answers, asks, ...noteRows(notes)]);
  if (kept < answers.rows.length) throw new KeyTaken();
};

const attempt = <T>(work: () => T): Settled<T> => {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error };
    throw error;
  }
};

/** Two asks of one driver do not go in one group: the second must see the first. */
const apart = (calls: readonly AskCall[]): { readonly now: AskCall[]; readonly later: AskCall[] } => {
  const seen = new Set<string>();
  const now: AskCall[] = [];
  const later: AskCall[] = [];
  for (const call of calls) {
    (seen.has(call.input.driverId) ? later : now).push(call);
    seen.add(call.input.driverId);
  }
  return { now, later };
};

const place = async (tx: Transaction, calls: readonly AskCall[]): Promise<readonly Settled<AskReceiptView>[]> => {
  const [first] = calls;
  if (first === undefined) return [];
  const { ctx } = first;
  const nowMs = ctx.clock.now();
  await passAskGate(tx, ctx.market.id);
  // All of them on one connection, one trip for the lot.
  const [open, before, find] = await Promise.all([
    askRound(tx, { marketId: ctx.market.id, nowMs }),
    answersBefore(tx, calls),
    findAsked(
      tx,
      ctx.market.id,
      calls.map((call) => call.input),
    ),
  ]);
  const accepted: Accepted[] = [];
  const notes: Notes[] = [];
  const results = calls.map((call): Settled<AskReceiptView> => {
    const was = before(call);
    if (was !== undefined) {
      if (was.requestHash !== hashOf(call.input)) return { ok: false, error: new AppError("idempotency_key_reused") };
      return { ok: true, value: was.response as AskReceiptView };
    }
    const checked = attempt(() => assertAsk(find(call.input), call.input, nowMs, open.positionFreshMs));
    if (!checked.ok) return checked;
    const view = askReceipt(call.ctx.ids.next("ask"), checked.value, call.input, open, nowMs);
    const note = createNotes(call.ctx, call.verb);
    note.audit(view.askId, { batchId: view.lotId, kind: view.kind });
    note.event({
      type: "ask.received",
      subject: view.askId,
      audience: [`driver:${call.input.driverId}`],
      data: { batchId: view.lotId },
    });
    notes.push(note);
    accepted.push({ call, row: checked.value, view });
    return { ok: true, value: view };
  });
  await write(tx, accepted, notes);
  return results;
};

/** The same driver asked through another process in the same instant: what that one wrote is there to be seen now. */
const isRace = (error: unknown): boolean => error instanceof KeyTaken || violates(error, "ask_live");

/**
 * Puts claims and bids of one market in, in one transaction: each is in the round that is open as they pass the gate, and
 * arrival order inside that round decides nothing. Each is settled by itself: one driver's refusal is no other's. Answers
 * once all that were accepted are durable.
 */
export const placeAsks = async (calls: readonly AskCall[]): Promise<readonly Settled<AskReceiptView>[]> => {
  const [first] = calls;
  if (first === undefined) return [];
  const { database, nudge } = first.ctx;
  const { now, later } = apart(calls);
  const go = (): Promise<readonly Settled<AskReceiptView>[]> => transaction(database, (tx) => place(tx, now));
  const settled = await go().catch((error: unknown) => {
    if (isRace(error)) return go();
    throw error;
  });
  nudge();
  const rest = later.length === 0 ? [] : await placeAsks(later);
  const results = new Map([
    ...now.map((call, i) => [call, settled[i]] as const),
    ...later.map((call, i) => [call, rest[i]] as const),
  ]);
  return calls.map((call) => {
    const result = results.get(call);
    if (result === undefined) throw new Error("every call is settled");
    return result;
  });
};

import { AppError, type AskReceiptView } from "@fairmile/contracts";
import { ask, auditLog, idempotency, outbox, transaction, type Transaction } from "@fairmile/db";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Settled } from "../../platform/coalesce.ts";
import { hashOf } from "../../platform/idempotency.ts";
import { insertRows } from "../../platform/insert-rows.ts";
import { createNotes, type Notes } from "../../platform/notes.ts";
import type { Ctx } from "../../platform/services.ts";
import { currentPolicy } from "../policy/current-policy.ts";
import { askReceipt, assertAsk, type AskInput, type Found } from "./ask-checks.ts";
import { askRound } from "./ask-round.ts";
import { findAsked } from "./find-asked.ts";

/** One driver's claim or bid, with the context it came in. */
export interface AskCall {
  readonly ctx: Ctx;
  readonly verb: "offer.claim" | "offer.bid";
  readonly input: AskInput;
}

const scopeOf = ({ ctx, verb }: AskCall): string => `${ctx.market.id}:${ctx.actor.name}:${verb}`;
const nameOf = (scope: string, key: string): string => `${scope}|${key}`;

/** Answers already given under these keys, and which keys are new: their rows are written now, with the effect. */
const openKeys = async (tx: Transaction, calls: readonly AskCall[]) => {
  const keyed = calls.flatMap((call) =>
    call.ctx.idempotencyKey === null
      ? []
      : [
          {
            scope: scopeOf(call),
            key: call.ctx.idempotencyKey,
            requestHash: hashOf(call.input),
            createdAtMs: call.ctx.clock.now(),
          },
        ],
  );
  if (keyed.length === 0) return new Map<string, { requestHash: string; response: unknown }>();
  const fresh = await tx.db
    .insert(idempotency)
    .values(
      keyed
        .toSorted((a, b) => (nameOf(a.scope, a.key) < nameOf(b.scope, b.key) ? -1 : 1))
        .map((row) => ({ ...row, status: "running" as const })),
    )
    .onConflictDoNothing()
    .returning({ scope: idempotency.scope, key: idempotency.key });
  const isFresh = new Set(fresh.map((row) => nameOf(row.scope, row.key)));
  const old = keyed.filter((row) => !isFresh.has(nameOf(row.scope, row.key)));
  if (old.length === 0) return new Map();
  const rows = await tx.db
    .select()
    .from(idempotency)
    .where(or(...old.map((row) => and(eq(idempotency.scope, row.scope), eq(idempotency.key, row.key)))));
  return new Map(rows.map((row) => [nameOf(row.scope, row.key), row]));
};

const closeKeys = async (
  tx: Transaction,
  answers: readonly { call: AskCall; view: AskReceiptView }[],
  failed: readonly AskCall[],
): Promise<void> => {
  const done = answers.filter(({ call }) => call.ctx.idempotencyKey !== null);
  if (done.length > 0) {
    const rows = done.map(({ call, view }) => ({ scope: scopeOf(call), key: call.ctx.idempotencyKey, response: view }));
    await tx.db.execute(sql`
      update ${idempotency} i set status = 'done', response = v.response
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(scope text, key text, response jsonb)
      where i.scope = v.scope and i.key = v.key`);
  }
  // A refusal has no effect, so its key stays free: the same tap may be tried again when things have changed.
  const free = failed.flatMap((call) =>
    call.ctx.idempotencyKey === null ? [] : [{ scope: scopeOf(call), key: call.ctx.idempotencyKey }],
  );
  if (free.length > 0) {
    await tx.db.execute(sql`
      delete from ${idempotency} i using jsonb_to_recordset(${JSON.stringify(free)}::jsonb) as v(scope text, key text)
      where i.scope = v.scope and i.key = v.key`);
  }
};

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
  await insertRows(
    tx,
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
  await insertRows(
    tx,
    auditLog,
    notes.flatMap((note) => [...note.rows().audits]),
  );
  await insertRows(
    tx,
    outbox,
    notes.flatMap((note) => [...note.rows().events]),
  );
};

const attempt = <T>(work: () => T): Settled<T> => {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error };
    throw error;
  }
};

/** Two asks of one driver on one lot do not go in one batch: the second must see the first. */
const isTwin = (calls: readonly AskCall[], i: number): boolean =>
  calls.slice(0, i).some(({ input }) => input.driverId === calls[i]?.input.driverId);

/**
 * Puts claims and bids of one market in, in one transaction: each is in the round that is open as they pass the gate, and
 * arrival order inside that round decides nothing. Each is settled by itself: one driver's refusal is no other's. Answers
 * once all that were accepted are durable.
 */
export const placeAsks = async (calls: readonly AskCall[]): Promise<readonly Settled<AskReceiptView>[]> => {
  const [first] = calls;
  if (first === undefined) return [];
  const { ctx } = first;
  const now = calls.filter((_, i) => !isTwin(calls, i));
  const later = calls.filter((_, i) => isTwin(calls, i));
  const settled = await transaction(ctx.database, async (tx) => {
    const nowMs = ctx.clock.now();
    const open = await askRound(tx, { marketId: ctx.market.id, nowMs });
    const { policy } = await currentPolicy(tx, ctx.market.id, nowMs);
    const before = await openKeys(tx, now);
    const find = await findAsked(
      tx,
      ctx.market.id,
      now.map((call) => call.input),
    );
    const accepted: Accepted[] = [];
    const failed: AskCall[] = [];
    const notes: Notes[] = [];
    const results = now.map((call): Settled<AskReceiptView> => {
      const was = before.get(nameOf(scopeOf(call), call.ctx.idempotencyKey ?? ""));
      if (was !== undefined) {
        if (was.requestHash !== hashOf(call.input)) return { ok: false, error: new AppError("idempotency_key_reused") };
        return { ok: true, value: was.response as AskReceiptView };
      }
      const checked = attempt(() => assertAsk(find(call.input), call.input, nowMs, policy.round.positionFreshMs));
      if (!checked.ok) {
        failed.push(call);
        return checked;
      }
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
    await closeKeys(tx, accepted, failed);
    return results;
  });
  ctx.nudge();
  const rest = later.length === 0 ? [] : await placeAsks(later);
  const queue = { now: settled.values(), later: rest.values() };
  return calls.map((_, i) => {
    const next = (isTwin(calls, i) ? queue.later : queue.now).next();
    if (next.done === true) throw new Error("every call is settled");
    return next.value;
  });
};

import { createHash } from "node:crypto";
import { AppError } from "@fairmile/contracts";
import { idempotency, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "./services.ts";

interface Keyed {
  readonly ctx: Ctx;
  readonly tx: Transaction;
  readonly verb: string;
  readonly input: unknown;
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
};

/** SHA-256 of a value, whatever the order of its keys. */
export const hashOf = (value: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(sorted(value) ?? null))
    .digest("hex");

/**
 * Runs an effect once per (who, verb, key). The key's row is written in the effect's own transaction, so a twin that
 * comes while the first is running waits for its commit and then gets the same answer; the same key with another input
 * is refused. Without a key the effect just runs. The answer must survive JSON.
 */
export const withIdempotency = async <T>({ ctx, tx, verb, input }: Keyed, effect: () => Promise<T>): Promise<T> => {
  if (ctx.idempotencyKey === null) return effect();
  const scope = `${ctx.market.id}:${ctx.actor.name}:${verb}`;
  const key = ctx.idempotencyKey;
  const requestHash = hashOf(input);
  const fresh = await tx.db
    .insert(idempotency)
    .values({ scope, key, requestHash, status: "running", createdAtMs: ctx.clock.now() })
    .onConflictDoNothing()
    .returning({ key: idempotency.key });
  const where = and(eq(idempotency.scope, scope), eq(idempotency.key, key));
  if (fresh.length === 0) {
    const [row] = await tx.db.select().from(idempotency).where(where);
    if (row === undefined) throw new AppError("idempotency_in_progress");
    if (row.requestHash !== requestHash) throw new AppError("idempotency_key_reused");
    return row.response as T;
  }
  const answer = await effect();
  await tx.db
    .update(idempotency)
    .set({ status: "done", response: answer ?? null })
    .where(where);
  return answer;
};

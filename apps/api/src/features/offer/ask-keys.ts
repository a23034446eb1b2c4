import type { AskReceiptView } from "@fairmile/contracts";
import { idempotency, type Transaction } from "@fairmile/db";
import { sql } from "drizzle-orm";
import { hashOf } from "../../platform/idempotency.ts";
import { rowsFor, type Insertion } from "../../platform/insert-rows.ts";
import type { AskCall } from "./place-asks.ts";

export interface Answered {
  readonly requestHash: string;
  readonly response: unknown;
}

const scopeOf = ({ ctx, verb }: AskCall): string => `${ctx.market.id}:${ctx.actor.name}:${verb}`;

/** The answers already given under the keys of these calls. */
export const answersBefore = async (
  tx: Transaction,
  calls: readonly AskCall[],
): Promise<(call: AskCall) => Answered | undefined> => {
  const keyed = calls.flatMap((call) =>
    call.ctx.idempotencyKey === null ? [] : [{ scope: scopeOf(call), key: call.ctx.idempotencyKey }],
  );
  if (keyed.length === 0) return () => undefined;
  const rows = await tx.db
    .select({
      scope: idempotency.scope,
      key: idempotency.key,
      requestHash: idempotency.requestHash,
      response: idempotency.response,
    })
    .from(idempotency)
    .innerJoin(
      sql`jsonb_to_recordset(${JSON.stringify(keyed)}::jsonb) as v(scope text, key text)`,
      sql`v.scope = ${idempotency.scope} and v.key = ${idempotency.key}`,
    );
  const known = new Map(rows.map((row) => [`${row.scope}|${row.key}`, row]));
  return (call) => known.get(`${scopeOf(call)}|${call.ctx.idempotencyKey ?? ""}`);
};

/** Somebody else has answered under one of these keys since it was looked up: look again. */
export class KeyTaken extends Error {}

/**
 * The answers of accepted asks under their keys, to be written with the asks. A twin that is being written elsewhere is
 * waited for, and is then missing from the count: throw `KeyTaken`. A refusal has no effect and keeps no key, so the same
 * tap may be tried again when things have changed.
 */
export const answerRows = (
  accepted: readonly { readonly call: AskCall; readonly view: AskReceiptView }[],
): Insertion => {
  const rows = accepted.flatMap(({ call, view }) =>
    call.ctx.idempotencyKey === null
      ? []
      : [
          {
            scope: scopeOf(call),
            key: call.ctx.idempotencyKey,
            requestHash: hashOf(call.input),
            status: "done" as const,
            response: view,
            createdAtMs: call.ctx.clock.now(),
          },
        ],
  );
  // In one order everywhere, so that two groups never wait for each other crosswise.
  const ordered = rows.toSorted((a, b) => (`${a.scope}|${a.key}` < `${b.scope}|${b.key}` ? -1 : 1));
  return { ...rowsFor(idempotency, ordered), skipExisting: true };
};

import { createHash } from "node:crypto";
import { Refusal } from "../core/refusal.ts";
import { DAY_MS } from "../core/seconds.ts";
import type { IdempotencyRecord } from "../store/tables.ts";

/** How long an answer is kept for its key, by the double's clock. */
export const KEY_LIFE_MS = DAY_MS;

/** What a request asks for, as a hash: the same key must always come with the same one. */
export const fingerprintOf = (method: string, path: string, body: string): string =>
  createHash("sha256").update(`${method} ${path}\n${body}`).digest("hex");

/** The stored answer to replay, or null where the key is new or has expired. Throws 400 for another request under it. */
export const replayOf = (
  record: IdempotencyRecord | undefined,
  key: string,
  fingerprint: string,
  nowMs: number,
): IdempotencyRecord | null => {
  if (!record || nowMs - record.createdMs >= KEY_LIFE_MS) return null;
  if (record.fingerprint === fingerprint) return record;
  throw new Refusal(400, {
    type: "idempotency_error",
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
};

/** The 409 for a key whose first request has not been answered yet. */
export const keyInUse = (key: string): Refusal =>
  new Refusal(409, {
    type: "idempotency_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  });

/** Throws 400 for a key Stripe would not take. */
export const assertKey = (key: string): void => {
  if (key.length > 255) {
    throw new Refusal(400, {
      type: "idempotency_error",
      message: "Idempotency keys can be at most 255 characters long.",
    });
  }
};

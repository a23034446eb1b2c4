import { ERROR_CODES, FIELD_CODES, type ErrorCode, type FieldError } from "@fairmile/contracts";
import { isTRPCClientError } from "@trpc/client";
import { z } from "zod";

/** Why a request came to nothing: the server's refusal, or `unreachable` where no answer of ours came back. */
export interface Failure {
  readonly code: ErrorCode | "unreachable";
  readonly fields: readonly FieldError[];
  readonly params: Readonly<Record<string, string | number>>;
  /** Names the request in the server's log; null where there was no answer. */
  readonly requestId: string | null;
}

const failureSchema = z.object({
  code: z.enum(ERROR_CODES),
  fields: z.array(z.object({ path: z.string(), code: z.enum(FIELD_CODES) })).default([]),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  requestId: z.string().nullable().default(null),
});
const envelope = z.object({ error: failureSchema });

const UNREACHABLE: Failure = { code: "unreachable", fields: [], params: {}, requestId: null };

/** Reads `{ error: … }` out of a body; `unreachable` where it is no answer of our API (a proxy's page, half a body). */
export const failureOfBody = (body: unknown): Failure => {
  const parsed = envelope.safeParse(body);
  return parsed.success ? parsed.data.error : UNREACHABLE;
};

/** A refusal by a plain route (files, positions). */
export class RequestFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = "RequestFailed";
    this.failure = failure;
  }
}

/** What any thrown thing says about a request. */
export const readFailure = (error: unknown): Failure => {
  if (error instanceof RequestFailed) return error.failure;
  return isTRPCClientError(error) ? failureOfBody(error.data) : UNREACHABLE;
};

const PASSING: ReadonlySet<Failure["code"]> = new Set([
  "unreachable",
  "rate_limited",
  "idempotency_in_progress",
  "version_conflict",
  "database_unavailable",
  "stripe_unavailable",
  "shutting_down",
]);

/** Whether the same request may well be answered a moment later. */
export const isPassing = (failure: Failure): boolean => PASSING.has(failure.code);

/** Whether the server has decided: a retry of the same request would be told the same. */
export const isCertain = (failure: Failure): boolean => !isPassing(failure) && failure.code !== "internal";

/** Waits longer each time, at most half a minute; `attempt` counts from 0. */
export const backoffMs = (attempt: number): number => Math.min(30_000, 500 * 2 ** attempt);

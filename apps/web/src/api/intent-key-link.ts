import type { AppRouter } from "@fairmile/api";
import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { isCertain, readFailure } from "./failure.ts";
import type { IntentKeys } from "./intent-keys.ts";

/** Where the key stands in an operation's context. A caller that puts one there keeps it. */
export const KEY_CONTEXT = "idempotencyKey";

/** Gives each mutation the key of its intent. Stands before the link that retries, so that retries bear the same key. */
export const intentKeyLink =
  (keys: IntentKeys): TRPCLink<AppRouter> =>
  () =>
  ({ op, next }) =>
    observable((observer) => {
      const given = op.context[KEY_CONTEXT];
      const key = typeof given === "string" ? given : keys.keyOf(op.path, op.input);
      return next({ ...op, context: { ...op.context, [KEY_CONTEXT]: key } }).subscribe({
        next: (value) => {
          keys.settle(op.path, op.input);
          observer.next(value);
        },
        error: (error) => {
          if (isCertain(readFailure(error))) keys.settle(op.path, op.input);
          observer.error(error);
        },
        complete: () => observer.complete(),
      });
    });

import type { AppRouter } from "@fairmile/api";
import { createTRPCClient, httpBatchLink, httpLink, retryLink, splitLink, type TRPCClient } from "@trpc/client";
import { backoffMs, isPassing, readFailure } from "./failure.ts";
import { intentKeyLink, KEY_CONTEXT } from "./intent-key-link.ts";
import { createIntentKeys } from "./intent-keys.ts";

const API_PATH = "/trpc";
/** Past this, a batch of queries is sent in several requests. */
const LONGEST_ADDRESS = 2_000;
/** A mutation is tried so often by itself; after that the person is told, and pressing again goes on with the same key. */
const MUTATION_ATTEMPTS = 4;

const keyHeader = (context: Readonly<Record<string, unknown>>): Record<string, string> => {
  const key = context[KEY_CONTEXT];
  return typeof key === "string" ? { "idempotency-key": key } : {};
};

/** The API as this tab speaks to it, through this origin's own paths. Queries are retried by the query client. */
export const createApiClient = (): TRPCClient<AppRouter> =>
  createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === "mutation",
        true: [
          intentKeyLink(createIntentKeys(() => crypto.randomUUID())),
          retryLink({
            retry: ({ error, attempts }) => attempts < MUTATION_ATTEMPTS && isPassing(readFailure(error)),
            retryDelayMs: (attempt) => backoffMs(attempt - 1),
          }),
          httpLink({ url: API_PATH, headers: ({ op }) => keyHeader(op.context) }),
        ],
        false: splitLink({
          condition: (op) => op.context["alone"] === true,
          true: httpLink({ url: API_PATH }),
          false: httpBatchLink({ url: API_PATH, maxURLLength: LONGEST_ADDRESS }),
        }),
      }),
    ],
  });

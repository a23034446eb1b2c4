import { randomUUID } from "node:crypto";
import type { AppRouter } from "@fairmile/api";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";

/** A request to an address of the API. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

/** The typed client over a way to send requests. Each mutation bears a key of its own, so that sending it again is safe. */
export const createTrpcClient = (apiUrl: string, send: Send): TRPCClient<AppRouter> =>
  createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${apiUrl}/trpc`,
        headers: ({ op }) => (op.type === "mutation" ? { "idempotency-key": randomUUID() } : {}),
        fetch: (input, init) =>
          send(typeof input === "string" ? input : input instanceof URL ? input.href : input.url, {
            method: init?.method ?? "GET",
            headers: new Headers(init?.headers),
            ...(typeof init?.body === "string" ? { body: init.body } : {}),
          }),
      }),
    ],
  });

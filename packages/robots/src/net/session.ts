import { randomUUID } from "node:crypto";
import type { AppRouter } from "@fairmile/api";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import { createCookieJar, type CookieJar } from "./cookie-jar.ts";
import { patientFetch } from "./patient-fetch.ts";
import { postJson } from "./post-json.ts";

/** One person at the API: their cookies, the typed client, and plain requests that bear the same cookies. */
export interface Session {
  readonly apiUrl: string;
  readonly trpc: TRPCClient<AppRouter>;
  /** A request to a path of the API. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** Posts JSON to the sign-in's own routes. */
  readonly postJson: (path: string, body: unknown) => Promise<Response>;
  readonly cookies: CookieJar;
}

export interface SessionOptions {
  /** Where the API is, without a trailing slash. */
  readonly apiUrl: string;
  /** Slug of the market; the server's first where left out. */
  readonly market?: string;
  readonly signal: AbortSignal;
  /** How long a request is tried again while the API is away, by the wall. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 60_000;

export const createSession = ({ apiUrl, market, signal, patienceMs = PATIENCE_MS }: SessionOptions): Session => {
  const cookies = createCookieJar();
  const send = patientFetch({ patienceMs, signal });

  const sendAs = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    const cookie = cookies.header();
    // Who bears a token of their own is not also sent as the cookie's owner.
    if (cookie !== null && !headers.has("authorization")) headers.set("cookie", cookie);
    if (market !== undefined) headers.set("x-fairmile-market", market);
    const response = await send(url, { ...init, headers, redirect: "manual" });
    cookies.take(response.headers);
    return response;
  };

  const trpc = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${apiUrl}/trpc`,
        // A mutation that is sent again after a broken connection is the same mutation.
        headers: ({ op }) => (op.type === "mutation" ? { "idempotency-key": randomUUID() } : {}),
        fetch: (input, init) =>
          sendAs(typeof input === "string" ? input : input instanceof URL ? input.href : input.url, {
            method: init?.method ?? "GET",
            headers: new Headers(init?.headers),
            ...(typeof init?.body === "string" ? { body: init.body } : {}),
          }),
      }),
    ],
  });
  const post: Session["postJson"] = async (path, body) => {
    const headers = new Headers();
    const cookie = cookies.header();
    if (cookie !== null) headers.set("cookie", cookie);
    const response = await postJson(`${apiUrl}${path}`, body, { headers, signal });
    cookies.take(response.headers);
    return response;
  };
  return { apiUrl, trpc, postJson: post, cookies, request: (path, init = {}) => sendAs(`${apiUrl}${path}`, init) };
};

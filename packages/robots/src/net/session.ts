import type { AppRouter } from "@fairmile/api";
import type { TRPCClient } from "@trpc/client";
import { createCookieJar, type CookieJar } from "./cookie-jar.ts";
import { patientFetch } from "./patient-fetch.ts";
import { postJson } from "./post-json.ts";
import { createTrpcClient, type Send } from "./trpc-client.ts";

/** One person at the API: their cookies, the typed client, and plain requests that bear the same cookies. */
export interface Session {
  readonly apiUrl: string;
  readonly trpc: TRPCClient<AppRouter>;
  readonly send: Send;
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

/** Opens a session of nobody yet; a sign-in makes it somebody's. */
export const createSession = ({ apiUrl, market, signal, patienceMs = PATIENCE_MS }: SessionOptions): Session => {
  const cookies = createCookieJar();
  const patient = patientFetch({ patienceMs, signal });

  const send: Send = async (url, init) => {
    const headers = new Headers(init.headers);
    const cookie = cookies.header();
    // Who bears a token of their own is not also sent as the cookie's owner.
    if (cookie !== null && !headers.has("authorization")) headers.set("cookie", cookie);
    if (market !== undefined) headers.set("x-fairmile-market", market);
    const response = await patient(url, { ...init, headers, redirect: "manual" });
    cookies.take(response.headers);
    return response;
  };

  return {
    apiUrl,
    cookies,
    send,
    trpc: createTrpcClient(apiUrl, send),
    request: (path, init = {}) => send(`${apiUrl}${path}`, init),
    postJson: async (path, body) => {
      const headers = new Headers();
      const cookie = cookies.header();
      if (cookie !== null) headers.set("cookie", cookie);
      const response = await postJson(`${apiUrl}${path}`, body, { headers, signal });
      cookies.take(response.headers);
      return response;
    },
  };
};

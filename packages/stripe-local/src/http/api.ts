import { setTimeout as sleep } from "node:timers/promises";
import type { Faults } from "../control/faults.ts";
import type { Engine } from "../core/engine.ts";
import type { Mint } from "../core/mint.ts";
import { Refusal, invalidRequest, type ErrorBody } from "../core/refusal.ts";
import { API_VERSION, PLATFORM, type Scope } from "../core/scope.ts";
import type { Store } from "../store/store.ts";
import { authenticate } from "./authenticate.ts";
import { shown } from "./expand.ts";
import { decodeForm } from "./form.ts";
import { assertKey, fingerprintOf, keyInUse, replayOf } from "./idempotency.ts";
import { matchRoute, type Route } from "./route.ts";

/** One HTTP request, as the API looks at it; header names in lower case. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An answer; `lost` says that a fault keeps it from its caller. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly lost?: "cut" | "hang";
}

export interface ApiOptions {
  readonly routes: readonly Route[];
  readonly engine: Engine;
  readonly store: Store;
  readonly mint: Mint;
  readonly faults: Faults;
  /** Told of every fault of the double itself, which its caller sees as a plain 500. */
  readonly onBug: (error: unknown) => void;
}

interface Outcome {
  readonly status: number;
  readonly body: string;
}

const header = (request: ApiRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

const errorOf = (body: ErrorBody): string => JSON.stringify({ error: body }, null, 2);
const BROKEN: ErrorBody = { type: "api_error", message: "Sorry! There was an error while talking to Stripe." };

const rawParams = (request: ApiRequest): unknown => {
  const json = request.method === "POST" && request.path.startsWith("/v2/");
  try {
    if (json) return request.body === "" ? {} : JSON.parse(request.body);
    return decodeForm(request.method === "POST" ? request.body : request.query);
  } catch (error) {
    const name = error instanceof RangeError ? error.message : "";
    throw invalidRequest(
      json ? "Invalid JSON in the request body." : `Invalid parameter name: ${name}`,
      name === "" ? {} : { param: name },
    );
  }
};

const expandOf = (raw: unknown): string[] => {
  const asked: unknown = typeof raw === "object" && raw !== null ? Reflect.get(raw, "expand") : undefined;
  return typeof asked === "object" && asked !== null ? Object.values(asked).map(String) : [];
};

/** Answers API requests: authenticates, finds the endpoint, honours idempotency keys and faults, runs, stores, answers. */
export const createApi = ({ routes, engine, store, mint, faults, onBug }: ApiOptions) => {
  const inFlight = new Set<string>();

  const accountOf = (request: ApiRequest): string => {
    const account = header(request, "stripe-account") ?? header(request, "stripe-context");
    if (account === undefined || account === PLATFORM) return PLATFORM;
    if (store.get("account", account)) return account;
    throw new Refusal(403, {
      type: "invalid_request_error",
      code: "account_invalid",
      message: `The provided key does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
    });
  };

  /** Runs the endpoint and, for a keyed request, stores its answer in the same transaction as its effects. */
  const execute = (
    request: ApiRequest,
    requestId: string,
    account: string,
    keyed: { id: string; key: string; fingerprint: string } | null,
    endpoint: { route: Route; ids: Readonly<Record<string, string>> },
  ): Outcome => {
    const raw = rawParams(request);
    const handler = endpoint.route.prepare(raw);
    const who = { account, request: { id: requestId, idempotency_key: keyed?.key ?? null } };
    const remember = (scope: Scope, outcome: Outcome): Outcome => {
      if (keyed) {
        const { id, fingerprint } = keyed;
        scope.save("idempotency", id, { ...outcome, fingerprint, requestId, createdMs: scope.nowMs });
      }
      return outcome;
    };
    const refused = ({ status, body }: Refusal): Outcome => ({ status, body: errorOf(body) });
    engine.tick();
    try {
      return engine.transact(who, (scope) => {
        try {
          const object = handler(scope, endpoint.ids);
          return remember(scope, { status: 200, body: JSON.stringify(shown(scope, object, expandOf(raw)), null, 2) });
        } catch (error) {
          if (error instanceof Refusal && error.keepsEffects) return remember(scope, refused(error));
          throw error;
        }
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return engine.transact(who, (scope) => remember(scope, refused(error)));
    }
  };

  const answer = async (request: ApiRequest, requestId: string): Promise<ApiAnswer> => {
    const headers = { "request-id": requestId, "stripe-version": API_VERSION };
    authenticate(header(request, "authorization"));
    const endpoint = matchRoute(routes, request.method, request.path);
    if (!endpoint) {
      throw new Refusal(404, {
        type: "invalid_request_error",
        message: `Unrecognized request URL (${request.method}: ${request.path}). The local double of Stripe does not have it, or Stripe does not.`,
      });
    }
    const account = accountOf(request);
    const key = request.method === "GET" ? undefined : header(request, "idempotency-key");
    if (key === undefined) {
      const fault = faults.forRequest(request.method, request.path);
      return settle(fault, () => execute(request, requestId, account, null, endpoint), headers);
    }
    assertKey(key);
    const id = `${account} ${key}`;
    const fingerprint = fingerprintOf(request.method, request.path, request.body);
    const keyHeaders = { ...headers, "idempotency-key": key };
    if (inFlight.has(id)) throw keyInUse(key);
    const replay = replayOf(store.get("idempotency", id)?.value, key, fingerprint, engine.nowMs());
    const fault = faults.forRequest(request.method, request.path);
    if (replay) {
      const replayed = { ...keyHeaders, "idempotent-replayed": "true", "original-request": replay.requestId };
      return settle(fault, () => replay, replayed);
    }
    inFlight.add(id);
    try {
      return await settle(
        fault,
        () => execute(request, requestId, account, { id, key, fingerprint }, endpoint),
        keyHeaders,
      );
    } finally {
      inFlight.delete(id);
    }
  };

  /** Runs the work as the fault has it, waits until it is safe, and shapes the answer. */
  const settle = async (
    fault: ReturnType<Faults["forRequest"]>,
    work: () => Outcome,
    headers: Record<string, string>,
  ): Promise<ApiAnswer> => {
    const broken = { status: 500, body: errorOf(BROKEN), headers };
    if (fault?.kind === "refuse") return broken;
    if (fault?.kind === "slow") await sleep(fault.delayMs);
    const { status, body } = work();
    await engine.durable();
    if (fault?.kind === "lose_answer") return broken;
    const lost = fault?.kind === "cut" || fault?.kind === "hang" ? { lost: fault.kind } : {};
    return { status, body, headers, ...lost };
  };

  return async (request: ApiRequest): Promise<ApiAnswer> => {
    const requestId = mint("req", 14);
    const headers = { "request-id": requestId, "stripe-version": API_VERSION };
    try {
      return await answer(request, requestId);
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: errorOf(error.body), headers };
      onBug(error);
      return { status: 500, body: errorOf(BROKEN), headers };
    }
  };
};

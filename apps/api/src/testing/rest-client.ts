import { Hono } from "hono";
import { createApiKey } from "../features/api-key/create.ts";
import { contextBuilder, withRequestId, type HttpEnv } from "../http/request-context.ts";
import { createRest } from "../http/rest/app.ts";
import type { Harness } from "./harness.ts";
import type { TestStore } from "./make-store.ts";

export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface RestCall {
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: string;
  readonly secret?: string | null;
  readonly idempotencyKey?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RestClient {
  readonly get: (path: string, call?: RestCall) => Promise<RestAnswer>;
  /** Under a new idempotency key unless one is given. */
  readonly post: (path: string, call?: RestCall) => Promise<RestAnswer>;
}

type Scope = "deliveries:read" | "deliveries:write";

/** Calls `/v1` in this process as a store's program would, with a key made for it. */
export const openRestClient = async (
  h: Harness,
  store: TestStore,
  scopes: Scope[] = ["deliveries:read", "deliveries:write"],
): Promise<RestClient> => {
  const { secret } = await createApiKey.run({ ctx: h.ctxFor(store.owner), input: { name: "Till", scopes } });
  const app = new Hono<HttpEnv>();
  app.use(withRequestId(h.services));
  app.route("/", createRest(h.services, contextBuilder(h.services)));
  let calls = 0;
  const call = async (method: string, path: string, options: RestCall): Promise<RestAnswer> => {
    calls += 1;
    const bearer = options.secret === undefined ? secret : options.secret;
    const key = options.idempotencyKey === undefined ? `${secret.slice(-6)}-${calls}` : options.idempotencyKey;
    const sent = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
    const answer = await app.request(path, {
      method,
      headers: {
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...(method === "GET" || key === null ? {} : { "idempotency-key": key }),
        ...(sent === undefined ? {} : { "content-type": "application/json" }),
        ...options.headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await answer.text();
    const isJson = (answer.headers.get("content-type") ?? "").includes("json");
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : {} };
  };
  return {
    get: (path, options = {}) => call("GET", path, options),
    post: (path, options = {}) => call("POST", path, options),
  };
};

/** A job in wire names, one kilometre and a half across town. */
export const wireJob = (locationId: string) => ({
  pickup: { location_id: locationId },
  dropoff: {
    name: "Rita Recipient",
    phone: "+390299999999",
    place: { address: "Station Road 3", point: { lng: 9.2054, lat: 45.4681 } },
  },
  parcels: [{ size: "small", weight_grams: 900 }],
});

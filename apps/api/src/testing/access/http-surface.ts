import type { ObjectKind } from "./matrix.ts";

/** Who sends a request, and with what: a session's cookie, a driver's short-lived token, a store's key. */
export const CALLERS = [
  "nobody",
  "user",
  "driver",
  "driver_token",
  "store_owner",
  "store_staff",
  "api_key:read",
  "api_key:write",
  "admin",
  "support",
] as const;
export type CallerLabel = (typeof CALLERS)[number];

/** An answer as `200`, or a refusal as `403 forbidden`. */
export type Answer = string;

export interface Sent {
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

export interface SurfaceRow {
  /** A good request, around the id of an object where the route names one. */
  readonly send: (id: string) => Sent;
  readonly may: readonly CallerLabel[];
  /** What a good request of theirs is answered, about their own object where there is one. */
  readonly answer: Answer;
  /** What everybody else is answered. */
  readonly others: (who: CallerLabel) => Answer;
  /** The object in the path or the query; another's is answered like one that does not exist: `404 not_found`. */
  readonly object?: ObjectKind;
}

const everybody = (path: string, answer: Answer): SurfaceRow => ({
  send: () => ({ path }),
  may: CALLERS,
  answer,
  others: () => answer,
});

/** Those who are nobody are asked to sign in, those who are somebody else are refused. */
const byRole = (who: CallerLabel): Answer => (who === "nobody" ? "401 unauthenticated" : "403 forbidden");
/** Only a key opens `/v1`; a key without the scope is refused. */
const byKey = (who: CallerLabel): Answer => (who.startsWith("api_key:") ? "403 forbidden" : "401 unauthenticated");

const rest = (scope: "read" | "write", answer: Answer, send: SurfaceRow["send"], object?: ObjectKind): SurfaceRow => ({
  send: (id) => ({
    ...send(id),
    ...(scope === "write" ? { idempotencyKey: `surface ${scope} ${id}`.replaceAll(" ", "-") } : {}),
  }),
  may: [`api_key:${scope}`],
  answer,
  others: byKey,
  ...(object === undefined ? {} : { object }),
});

const point = { lng: 9.2, lat: 45.465 };
const at = (id: string, rest_ = ""): string => `/v1/deliveries/${id}${rest_}`;
const drivers = ["driver", "driver_token"] as const;

/**
 * Every route of the API, who may use it, and what everybody is answered. Verbs behind `/trpc` have a table of their own
 * (`matrix.ts`). A route that is not here fails the build, and so does a row without a route.
 */
export const HTTP_SURFACE: Readonly<Record<string, SurfaceRow>> = {
  "GET /healthz": everybody("/healthz", "200"),
  "GET /readyz": everybody("/readyz", "200"),
  "GET /api/clock": everybody("/api/clock", "200"),
  "GET /api/basemap/:digest": everybody("/api/basemap/unknown", "404 not_found"),
  "POST /api/auth/email-otp/send-verification-otp": {
    ...everybody("", "200"),
    send: () => ({
      path: "/api/auth/email-otp/send-verification-otp",
      body: { email: "new@example.com", type: "sign-in" },
    }),
  },
  "POST /api/auth/sign-in/email-otp": {
    ...everybody("", "400"),
    send: () => ({ path: "/api/auth/sign-in/email-otp", body: { email: "nobody@example.com", otp: "000000" } }),
  },
  "GET /api/auth/get-session": everybody("/api/auth/get-session", "200"),
  "POST /positions": {
    send: () => ({ path: "/positions", body: { positions: [{ point, atMs: 0 }] } }),
    may: drivers,
    answer: "204",
    others: byRole,
  },
  "POST /files/proofs": {
    send: (id) => ({ path: `/files/proofs?stopId=${id}&kind=photo`, body: "picture", idempotencyKey: `surface-${id}` }),
    may: drivers,
    answer: "200",
    others: byRole,
    object: "stop",
  },
  "GET /files/proof/:token": everybody("/files/proof/forged.token", "403 link_expired"),
  "POST /webhooks/stripe": {
    ...everybody("", "400 stripe_signature_invalid"),
    send: () => ({ path: "/webhooks/stripe", body: { id: "evt_forged", type: "payment_intent.succeeded" } }),
  },
  "GET /v1/openapi.json": everybody("/v1/openapi.json", "200"),
  "GET /docs": everybody("/docs", "200"),
  "GET /v1/locations": rest("read", "200", () => ({ path: "/v1/locations" })),
  "POST /v1/locations": rest("write", "201", () => ({
    path: "/v1/locations",
    body: { name: "Second", place: { address: "Via Roma 3", point } },
  })),
  "POST /v1/quotes": rest("write", "422 invalid_input", () => ({ path: "/v1/quotes", body: {} })),
  "POST /v1/deliveries": rest("write", "422 invalid_input", () => ({ path: "/v1/deliveries", body: {} })),
  "GET /v1/deliveries": rest("read", "200", () => ({ path: "/v1/deliveries" })),
  "GET /v1/deliveries/:id": rest("read", "200", (id) => ({ path: at(id) }), "delivery"),
  "GET /v1/deliveries/:id/proof": rest("read", "200", (id) => ({ path: at(id, "/proof") }), "delivery"),
  "GET /v1/deliveries/:id/receipt": rest("read", "200", (id) => ({ path: at(id, "/receipt") }), "delivery"),
  "POST /v1/deliveries/:id/redelivery": rest(
    "write",
    "409 delivery_wrong_state",
    (id) => ({ path: at(id, "/redelivery"), body: {} }),
    "delivery",
  ),
  "POST /v1/deliveries/:id/return": rest(
    "write",
    "409 delivery_wrong_state",
    (id) => ({ path: at(id, "/return"), body: {} }),
    "delivery",
  ),
  "POST /v1/deliveries/:id/cancel": rest("write", "200", (id) => ({ path: at(id, "/cancel"), body: {} }), "delivery"),
  "ALL /v1/*": everybody("/v1/nothing-by-this-name", "404 route_unknown"),
  "GET /stream": {
    send: () => ({ path: "/stream" }),
    may: ["driver", "driver_token", "store_owner", "store_staff", "admin", "support"],
    answer: "200",
    others: byRole,
  },
  "ALL /trpc/*": everybody("/trpc/nothing.byThisName", "404 route_unknown"),
  // Last of all: it ends the sessions that the rows before it ask with.
  "POST /api/auth/sign-out": {
    ...everybody("", "200"),
    send: () => ({ path: "/api/auth/sign-out", body: {} }),
  },
};

/** What runs before the routes and is none: the request's id, and the limit of `/v1`'s bodies. */
export const MIDDLEWARE: readonly string[] = ["ALL /*"];

import { ID_PREFIXES, type IdKind } from "@fairmile/contracts";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue } from "../features/catalogue.ts";
import type { AnyVerb } from "../platform/verb.ts";
import type { Access } from "../platform/actor.ts";
import { startApi, type RunningApi } from "../run/start-api.ts";
import { callersOf } from "../testing/access/callers.ts";
import {
  CALLERS,
  HTTP_SURFACE,
  MIDDLEWARE,
  type Answer,
  type CallerLabel,
  type Sent,
} from "../testing/access/http-surface.ts";
import { ACCESS_MATRIX } from "../testing/access/matrix.ts";
import { wonRoute, type WonRoute } from "../testing/access/won-route.ts";
import { openHarness, type Harness } from "../testing/harness.ts";

let h: Harness;
let own: WonRoute;
let foreign: WonRoute;
let api: RunningApi;
let routes: readonly string[];
let headers: Readonly<Record<CallerLabel, Readonly<Record<string, string>>>>;
let picture: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  h = await openHarness({ kind: "postgres" });
  own = await wonRoute(h, 0);
  foreign = await wonRoute(h, 2_500);
  const found = new Set<string>();
  api = await startApi({
    config: h.services.config,
    clock: h.clock,
    // Called last of all, when every other route is there: what production mounts, this sees.
    mount: (_services, app) => {
      for (const { method, path } of app.routes) found.add(`${method} ${path}`);
    },
  });
  routes = [...found];
  headers = await callersOf(h, api.services, own);
  picture = new Uint8Array(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: "#369" } })
      .jpeg()
      .toBuffer(),
  );
}, 120_000);
afterAll(async () => {
  await api.stop();
  await h.close();
});

const bodyOf = ({ body }: Sent): string | Uint8Array<ArrayBuffer> | null =>
  body === undefined ? null : body === "picture" ? picture : JSON.stringify(body);

const codeIn = (text: string): string => {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: unknown; data?: { error?: { code?: unknown } } } };
    const code = error?.data?.error?.code ?? error?.code;
    return typeof code === "string" ? ` ${code}` : "";
  } catch {
    return "";
  }
};

const answerTo = async (who: CallerLabel, method: string, sent: Sent): Promise<Answer> => {
  const body = bodyOf(sent);
  const answer = await fetch(`http://127.0.0.1:${api.port}${sent.path}`, {
    method: method === "ALL" ? "GET" : method,
    redirect: "manual",
    headers: {
      ...headers[who],
      ...(body === null ? {} : { "content-type": typeof body === "string" ? "application/json" : "image/jpeg" }),
      ...(sent.idempotencyKey === undefined ? {} : { "idempotency-key": sent.idempotencyKey }),
    },
    ...(body === null ? {} : { body }),
  });
  if (answer.headers.get("content-type")?.startsWith("text/event-stream") === true) {
    await answer.body?.cancel();
    return String(answer.status);
  }
  return `${answer.status}${codeIn(await answer.text())}`;
};

const missing = (id: string): string => {
  const prefix = id.split("_")[0] ?? "";
  if (!Object.keys(ID_PREFIXES).some((kind) => ID_PREFIXES[kind as IdKind] === prefix))
    throw new Error(`what is ${id}?`);
  return `${prefix}_00000000000000000000zz`;
};

test("every route that the running API has is declared, and every declared one is there", () => {
  expect(routes.filter((route) => !MIDDLEWARE.includes(route)).toSorted()).toEqual(
    Object.keys(HTTP_SURFACE).toSorted(),
  );
});

const entities: Readonly<Record<string, Readonly<Record<string, AnyVerb>>>> = catalogue;
const verbs = Object.entries(entities).flatMap(([entity, group]) =>
  Object.entries(group).map(([name, verb]) => ({ path: `/trpc/${entity}.${name}`, verb })),
);
const HOLDS: Readonly<Record<CallerLabel, readonly Access[]>> = {
  nobody: ["anonymous"],
  user: ["anonymous", "user"],
  driver: ["anonymous", "user", "driver"],
  driver_token: ["anonymous", "user", "driver"],
  store_owner: ["anonymous", "user", "store_owner"],
  store_staff: ["anonymous", "user", "store_staff"],
  "api_key:read": ["anonymous", "api_key:read"],
  "api_key:write": ["anonymous", "api_key:write"],
  admin: ["anonymous", "user", "admin"],
  support: ["anonymous", "user", "support"],
};
const NO_INPUT_OF_ANY_VERB = { thisIsNoField: true };

describe.each(verbs)("$path", ({ path, verb }) => {
  test.each(CALLERS)("lets %s in or not, as the verbs' own table says", async (who) => {
    const may = ACCESS_MATRIX[verb.name]?.allow.some((access) => HOLDS[who].includes(access)) === true;
    const sent: Sent =
      verb.kind === "query"
        ? { path: `${path}?input=${encodeURIComponent(JSON.stringify(NO_INPUT_OF_ANY_VERB))}` }
        : { path, body: NO_INPUT_OF_ANY_VERB };
    const refused = who === "nobody" ? "401 unauthenticated" : "403 forbidden";
    expect(await answerTo(who, verb.kind === "query" ? "GET" : "POST", sent)).toBe(may ? "422 invalid_input" : refused);
  });
});

describe.each(Object.entries(HTTP_SURFACE))("%s", (route, row) => {
  const method = route.split(" ")[0] ?? "";
  const ownId = (): string => (row.object === undefined ? "" : own.ids[row.object]);

  test.each(CALLERS.filter((who) => !row.may.includes(who)))("refuses %s", async (who) => {
    expect(await answerTo(who, method, row.send(ownId()))).toBe(row.others(who));
  });

  test.each(row.may)("answers %s", async (who) => {
    if (row.object !== undefined) {
      const none = await answerTo(who, method, row.send(missing(ownId())));
      expect(none).toBe("404 not_found");
      expect(await answerTo(who, method, row.send(foreign.ids[row.object]))).toBe(none);
    }
    expect(await answerTo(who, method, row.send(ownId()))).toBe(row.answer);
  });
});

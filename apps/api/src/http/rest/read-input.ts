import { AppError, fieldErrors, idSchema, type FieldError } from "@fairmile/contracts";
import type { Context } from "hono";
import type { HttpEnv } from "../request-context.ts";
import { WireRefusal } from "./error-body.ts";
import type { RestRoute } from "./routes.ts";
import { fromWire } from "./wire.ts";
import { wirePath } from "./wire-names.ts";

/** A body of at most this many bytes; the body limit of the app sees to it. */
export const MAX_BODY_BYTES = 256 * 1_024;

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** The body as JSON; an empty one is an empty object. Refuses with `unsupported_media` or `body_not_json`. */
const readBody = async (c: Context<HttpEnv>): Promise<unknown> => {
  const text = await c.req.text();
  if (text === "") return {};
  if (!JSON_TYPE.test(c.req.header("content-type") ?? "")) throw new AppError("unsupported_media");
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new AppError("body_not_json", { cause: error });
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new AppError("body_not_json");
  return body;
};

/** Query strings say everything as text: a whole number is read as one. */
const readQuery = (c: Context<HttpEnv>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(c.req.query()).map(([k, v]) => [k, k === "limit" && /^\d{1,9}$/.test(v) ? Number(v) : v]),
  );

/** An id of the path that cannot be one is answered like one that is not there. */
const readId = (c: Context<HttpEnv>): Record<string, string> => {
  const id = c.req.param("id");
  if (id === undefined) return {};
  if (!idSchema("delivery").safeParse(id).success) throw new AppError("not_found");
  return { deliveryId: id };
};

/** What the schema refuses of a decoded body, as wire paths, besides what was refused already. */
const furtherFields = (route: RestRoute, value: unknown, known: readonly FieldError[]): FieldError[] => {
  const parsed = route.verb.input.safeParse(value);
  if (parsed.success) return [];
  const isKnown = (path: string): boolean => known.some((field) => field.path === path);
  return fieldErrors(parsed.error)
    .map(({ path, code }) => ({ path: wirePath(path), code }))
    .filter(({ path }) => !isKnown(path));
};

/** The input of a route's verb from path, query and body. Everything wrong with it is named at once. */
export const readInput = async (c: Context<HttpEnv>, route: RestRoute): Promise<unknown> => {
  const own = { ...readId(c), ...route.fixed };
  const sent = route.method === "get" ? readQuery(c) : await readBody(c);
  const { value, fields } = fromWire(route.verb.input, sent);
  const given = typeof value === "object" && value !== null ? value : {};
  // What the route says by itself is not for the body to say again.
  const doubled = Object.keys(own)
    .filter((key) => Object.hasOwn(given, key))
    .map((key) => ({ path: wirePath(key), code: "unknown_field" as const }));
  const input = { ...given, ...own };
  const refused = [...fields, ...doubled];
  if (refused.length > 0) throw new WireRefusal([...refused, ...furtherFields(route, input, refused)]);
  return input;
};

import type { z } from "zod";
import type { Scope } from "../core/scope.ts";
import { parseParams } from "./params.ts";

/** The ids of a path: `/v1/transfers/:id/reversals/:reversal` → { id, reversal }. */
export type PathIds = Readonly<Record<string, string>>;

/** One endpoint. `prepare` checks the parameters (an error there is not remembered under the idempotency key) and gives the handler. */
export interface Route {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly prepare: (raw: unknown) => (scope: Scope, ids: PathIds) => object;
}

/** Declares an endpoint: its parameters' schema and the handler that gets them parsed. */
export const route = <S extends z.ZodType>(declared: {
  readonly method: Route["method"];
  readonly path: string;
  readonly params: S;
  readonly run: (scope: Scope, params: z.output<S>, ids: PathIds) => object;
}): Route => ({
  method: declared.method,
  path: declared.path,
  prepare: (raw) => {
    const params = parseParams(declared.params, raw);
    return (scope, ids) => declared.run(scope, params, ids);
  },
});

/** The `:id` of a path. */
export const idOf = (ids: PathIds): string => ids["id"] ?? "";

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

const idsIn = (pattern: string, path: string): PathIds | null => {
  const want = pattern.split("/");
  const have = path.split("/");
  if (want.length !== have.length) return null;
  const ids: Record<string, string> = {};
  for (const [i, step] of want.entries()) {
    const given = have[i] ?? "";
    if (step.startsWith(":")) {
      const id = decoded(given);
      if (!id) return null;
      ids[step.slice(1)] = id;
    } else if (step !== given) return null;
  }
  return ids;
};

/** Finds the endpoint for a method and a path. A literal path wins over a pattern by standing earlier in `routes`. */
export const matchRoute = (
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly ids: PathIds } | null => {
  for (const candidate of routes) {
    const ids = candidate.method === method ? idsIn(candidate.path, path) : null;
    if (ids) return { route: candidate, ids };
  }
  return null;
};

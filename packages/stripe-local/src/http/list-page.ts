import type Stripe from "stripe";
import type { Scope } from "../core/scope.ts";
import { noSuch } from "../core/refusal.ts";
import type { TableName, Tables } from "../store/tables.ts";
import type { CreatedFilter } from "./params.ts";

interface PageParams {
  readonly limit?: number | undefined;
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
  readonly created?: CreatedFilter | undefined;
}

const inRange = (at: number, filter: CreatedFilter): boolean => {
  if (typeof filter === "number") return at === filter;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = filter;
  return at > gt && at >= gte && at < lt && at <= lte;
};

/**
 * One page of a table, newest first, by Stripe's cursor rules: `starting_after` goes to older objects,
 * `ending_before` to newer ones; `has_more` says whether more lie in that direction. Throws 404 for a cursor that is not there.
 */
export const listPage = <K extends TableName>(
  scope: Scope,
  table: K,
  url: string,
  params: PageParams,
  keep: (value: Readonly<Tables[K]>) => boolean = () => true,
): Stripe.ApiList<Readonly<Tables[K]>> => {
  const { limit = 10, starting_after: after, ending_before: before, created } = params;
  const rows = [...scope.tx.rows(table, scope.account)].toReversed();
  const indexOf = (id: string, param: string): number => {
    const index = rows.findIndex((row) => row.id === id);
    if (index < 0) throw noSuch(table.replaceAll("_", ""), id, param);
    return index;
  };
  const from = after === undefined ? 0 : indexOf(after, "starting_after") + 1;
  const to = before === undefined ? rows.length : indexOf(before, "ending_before");
  const kept = rows.slice(from, to).flatMap(({ value }) => {
    const at = created !== undefined && "created" in value ? Number(value.created) : null;
    return (at === null || created === undefined || inRange(at, created)) && keep(value) ? [value] : [];
  });
  const data = before === undefined ? kept.slice(0, limit) : kept.slice(-limit);
  return { object: "list", data, has_more: kept.length > data.length, url };
};

import type { z } from "zod";
import type { MutationVerb, QueryVerb } from "../platform/verb.ts";
import { expose, router } from "./init.ts";

type Verb = QueryVerb<z.ZodType, z.ZodType> | MutationVerb<z.ZodType, z.ZodType>;
/** Verbs by entity and name. */
export type VerbTree = Readonly<Record<string, Readonly<Record<string, Verb>>>>;

type Procedure<V> =
  V extends QueryVerb<infer I, infer O>
    ? ReturnType<typeof expose.query<I, O>>
    : V extends MutationVerb<infer I, infer O>
      ? ReturnType<typeof expose.mutation<I, O>>
      : never;

export type Procedures<T> = { [E in keyof T]: { [K in keyof T[E]]: Procedure<T[E][K]> } };

const procedureOf = (verb: Verb): unknown => (verb.kind === "query" ? expose.query(verb) : expose.mutation(verb));

/** A tRPC router of every verb in the tree, each under `entity.name`. */
export const buildRouter = <T extends Readonly<Record<string, object>>>(tree: T & VerbTree) => {
  const entries = Object.entries(tree).map(([entity, verbs]) => [
    entity,
    Object.fromEntries(Object.entries(verbs).map(([name, verb]) => [name, procedureOf(verb)])),
  ]);
  return router(Object.fromEntries(entries) as Procedures<T>);
};

import { AppError, fieldErrors } from "@fairmile/contracts";
import { transaction, type Transaction } from "@fairmile/db";
import type { z } from "zod";
import { authorise, type Access } from "./actor.ts";
import { withIdempotency } from "./idempotency.ts";
import { createNotes, writeNotes, type Notes } from "./notes.ts";
import type { Ctx } from "./services.ts";

export interface Call<I> {
  readonly ctx: Ctx;
  readonly input: I;
}

interface Base<I extends z.ZodType, O extends z.ZodType> {
  /** `entity.verb`; names the procedure, the audit row and the cell of the access matrix. */
  readonly name: string;
  readonly input: I;
  readonly output: O;
  readonly allow: readonly Access[];
}

export interface QueryVerb<I extends z.ZodType, O extends z.ZodType> extends Base<I, O> {
  readonly kind: "query";
  // A method, so that a catalogue of verbs of all inputs has one type; each verb parses what it is given.
  run(call: Call<z.output<I>>): Promise<z.output<O>>;
}

/** What a mutation's body is given: one transaction, and a notebook of events and audit rows written with it. */
export interface Change<I> extends Call<I> {
  readonly tx: Transaction;
  readonly note: Notes;
}

export interface MutationVerb<I extends z.ZodType, O extends z.ZodType> extends Base<I, O> {
  readonly kind: "mutation";
  run(call: Call<z.output<I>>): Promise<z.output<O>>;
}

export type AnyVerb = QueryVerb<z.ZodType, z.ZodType> | MutationVerb<z.ZodType, z.ZodType>;

const parse = <I extends z.ZodType>(schema: I, input: unknown): z.output<I> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid_input", { fields: fieldErrors(parsed.error) });
};

/** A read: authorise, parse, answer. */
export const query = <I extends z.ZodType, O extends z.ZodType>(
  definition: Base<I, O> & { readonly run: (call: Call<z.output<I>>) => Promise<z.output<O>> },
): QueryVerb<I, O> => ({
  ...definition,
  kind: "query",
  run: async ({ ctx, input }) => {
    authorise(ctx.actor, definition.allow);
    return definition.run({ ctx, input: parse(definition.input, input) });
  },
});

type After<I extends z.ZodType, O extends z.ZodType, Held> = (
  call: Call<z.output<I>> & { readonly held: Held },
) => Promise<z.output<O>>;

/**
 * A change that first looks something up which may not be asked for inside a transaction (the roads, another service).
 * `run` is given what `look` saw and checks all of it again: it was true a moment ago. `look` refuses nothing, so that
 * refusals come in the order of `run`. Otherwise as `mutation`.
 */
export const mutationWithLook = <I extends z.ZodType, O extends z.ZodType, Seen, Held = z.output<O>>(
  definition: Base<I, O> & {
    readonly look: (call: Call<z.output<I>>) => Promise<Seen>;
    readonly run: (change: Change<z.output<I>> & { readonly seen: Seen }) => Promise<Held>;
    readonly after?: After<I, O, Held>;
  },
): MutationVerb<I, O> => ({
  name: definition.name,
  input: definition.input,
  output: definition.output,
  allow: definition.allow,
  kind: "mutation",
  run: async ({ ctx, input }) => {
    authorise(ctx.actor, definition.allow);
    const parsed = parse(definition.input, input);
    const seen = await definition.look({ ctx, input: parsed });
    const held = await transaction(ctx.database, (tx) =>
      withIdempotency({ ctx, tx, verb: definition.name, input: parsed }, async () => {
        const note = createNotes(ctx, definition.name);
        const result = await definition.run({ ctx, input: parsed, tx, note, seen });
        await writeNotes(tx, note);
        return result;
      }),
    );
    ctx.nudge();
    if (definition.after !== undefined) return definition.after({ ctx, input: parsed, held });
    return parse(definition.output, held);
  },
});

/**
 * A change: authorise, parse, one transaction, write, audit, return, in that order. Events and audit rows noted in
 * `run` are written in the same transaction. With an idempotency key the answer is stored with the effect and replayed.
 * `after` does what may not happen inside a transaction (a call to another service) and must itself be repeatable.
 */
export const mutation = <I extends z.ZodType, O extends z.ZodType, Held = z.output<O>>(
  definition: Base<I, O> & {
    readonly run: (change: Change<z.output<I>>) => Promise<Held>;
    readonly after?: After<I, O, Held>;
  },
): MutationVerb<I, O> => mutationWithLook({ ...definition, look: () => Promise.resolve(null) });

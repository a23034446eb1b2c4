import { AppError, askReceiptView, fieldErrors, type AskReceiptView } from "@fairmile/contracts";
import type { Database } from "@fairmile/db";
import type { z } from "zod";
import { authorise } from "../../platform/actor.ts";
import { coalesce } from "../../platform/coalesce.ts";
import type { Ctx } from "../../platform/services.ts";
import type { MutationVerb } from "../../platform/verb.ts";
import type { AskInput } from "./ask-checks.ts";
import { placeAsks, type AskCall } from "./place-asks.ts";

/** Enough for a claim storm in a few transactions, small enough that the first of them is not kept waiting. */
const MOST_AT_ONCE = 250;
/** While the database writes one group, this process prepares the next. */
const LANES = 2;

type Queue = (call: AskCall) => Promise<AskReceiptView>;
const queues = new WeakMap<Database, Map<string, Queue>>();

/** A driver's asks are always in the same lane, one after the other: two of one driver would meet in the same rows. */
const laneOf = (driverId: string): number => (driverId.codePointAt(driverId.length - 1) ?? 0) % LANES;

/** The queue of asks of one market on one database, for this driver. */
const queueOf = ({ database, market }: Ctx, driverId: string): Queue => {
  const lanes = queues.get(database) ?? new Map<string, Queue>();
  queues.set(database, lanes);
  const name = `${market.id}|${laneOf(driverId)}`;
  const known = lanes.get(name) ?? coalesce(placeAsks, MOST_AT_ONCE);
  lanes.set(name, known);
  return known;
};

/**
 * A claim or a bid as a verb: authorised and parsed like any other, but written in groups, since a good lot is claimed by
 * hundreds in the same second.
 */
export const askVerb = <I extends z.ZodType>(definition: {
  readonly name: AskCall["verb"];
  readonly input: I;
  readonly toAsk: (ctx: Ctx, input: z.output<I>) => AskInput;
}): MutationVerb<I, typeof askReceiptView> => ({
  name: definition.name,
  input: definition.input,
  output: askReceiptView,
  allow: ["driver"],
  kind: "mutation",
  run: async ({ ctx, input }) => {
    authorise(ctx.actor, ["driver"]);
    const parsed = definition.input.safeParse(input);
    if (!parsed.success) throw new AppError("invalid_input", { fields: fieldErrors(parsed.error) });
    const ask = definition.toAsk(ctx, parsed.data);
    return queueOf(ctx, ask.driverId)({ ctx, verb: definition.name, input: ask });
  },
});

import type { AnyVerb } from "../platform/verb.ts";
import type { Ctx } from "../platform/services.ts";

/** Calls a verb the way a transport does: with whatever was sent. */
export const callVerb = (verb: AnyVerb, ctx: Ctx, input: unknown): Promise<unknown> => verb.run({ ctx, input });

import { getRoundQuery } from "@fairmile/contracts";
import { z } from "zod";
import { query } from "../../platform/verb.ts";
import { loadRoundRow } from "./load-round.ts";

/**
 * A round's stored bytes, for whoever wants to replay it elsewhere: the document alone gives the outcome again, and the
 * digest is the SHA-256 of the outcome.
 */
export const getRoundDocument = query({
  name: "round.document",
  input: getRoundQuery,
  output: z.strictObject({
    roundNo: z.number().int(),
    engineVersion: z.string(),
    document: z.string(),
    outcome: z.string(),
    digest: z.string(),
  }),
  allow: ["admin", "support"],
  run: async ({ ctx, input }) => {
    const { roundNo, engineVersion, document, outcome, digest } = await loadRoundRow(
      ctx.database,
      ctx.market.id,
      input.roundNo,
    );
    return { roundNo, engineVersion, document, outcome, digest };
  },
});

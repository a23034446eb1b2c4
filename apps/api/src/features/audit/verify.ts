import { nothing } from "@fairmile/contracts";
import { z } from "zod";
import { verifyAudit } from "../../audit/verify-audit.ts";
import { query } from "../../platform/verb.ts";

/** Works the whole chain of the audit log out anew and says whether every seal holds. */
export const verifyAuditLog = query({
  name: "audit.verify",
  input: nothing,
  output: z.strictObject({
    ok: z.boolean(),
    sealedRows: z.number().int(),
    brokenSeq: z.number().int().nullable(),
    unsealedRows: z.number().int(),
    headHash: z.string(),
  }),
  allow: ["admin", "support"],
  run: ({ ctx }) => verifyAudit(ctx.database, ctx.market.id),
});

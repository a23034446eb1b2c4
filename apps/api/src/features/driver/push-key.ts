import { z } from "zod";
import { query } from "../../platform/verb.ts";

/** The server's public push key; null where push is not configured, and the app then does not offer it. */
export const pushKey = query({
  name: "driver.pushKey",
  input: z.void(),
  output: z.strictObject({ publicKey: z.string().nullable() }),
  allow: ["user"],
  run: ({ ctx }) => Promise.resolve({ publicKey: ctx.config.push?.publicKey ?? null }),
});

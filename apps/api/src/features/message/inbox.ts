import { AppError, inboxMessageView, nothing } from "@fairmile/contracts";
import { message } from "@fairmile/db";
import { desc } from "drizzle-orm";
import { z } from "zod";
import { query } from "../../platform/verb.ts";

const NEWEST = 100;

/** The demo's letterbox: what would have been mailed or texted, newest first. In production there is no such thing. */
export const getInbox = query({
  name: "message.inbox",
  input: nothing,
  output: z.array(inboxMessageView),
  allow: ["anonymous"],
  run: async ({ ctx }) => {
    if (ctx.config.mode === "production") throw new AppError("demo_only");
    const rows = await ctx.database.db
      .select()
      .from(message)
      .orderBy(desc(message.createdAtMs), desc(message.id))
      .limit(NEWEST);
    return rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      to: row.recipient,
      subject: row.subject,
      body: row.body,
      atMs: row.createdAtMs,
    }));
  },
});

import { AppError, pushSubscribeCommand } from "@fairmile/contracts";
import { pushSubscription } from "@fairmile/db";
import { z } from "zod";
import { mutation } from "../../platform/verb.ts";

/** Where a browser wants its push messages; the same endpoint again moves to whoever is signed in there now. */
export const subscribePush = mutation({
  name: "driver.subscribePush",
  input: pushSubscribeCommand,
  output: z.strictObject({ id: z.string() }),
  allow: ["user"],
  run: async ({ ctx, input, tx, note }) => {
    const { userId } = ctx.actor;
    if (userId === null) throw new AppError("unauthenticated");
    const row = { userId, p256dh: input.keys.p256dh, auth: input.keys.auth };
    const [saved] = await tx.db
      .insert(pushSubscription)
      .values({ ...row, id: ctx.ids.next("pushSubscription"), endpoint: input.endpoint, createdAtMs: ctx.clock.now() })
      .onConflictDoUpdate({ target: pushSubscription.endpoint, set: row })
      .returning({ id: pushSubscription.id });
    if (saved === undefined) throw new Error("an upsert returns its row");
    note.audit(saved.id);
    return saved;
  },
});

import { AppError, signUpStoreCommand, storeView } from "@fairmile/contracts";
import { member, organization, store, user } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { mutation } from "../../platform/verb.ts";
import { requireInside } from "../market/covers.ts";
import { insertLocation } from "./insert-location.ts";
import { toStoreView } from "./to-store-view.ts";

/** Opens a store with its first location; whoever asks becomes its owner. One store a person in a market. */
export const signUpStore = mutation({
  name: "store.signUp",
  input: signUpStoreCommand,
  output: storeView,
  allow: ["user"],
  run: async ({ ctx, input, tx, note }) => {
    const userId = ctx.actor.userId;
    if (userId === null) throw new AppError("unauthenticated");
    await requireInside(tx, ctx.market, input.location.place.point, "location.place.point");
    // Two sign-ups of one person at once: the second waits here and then finds the store.
    await tx.db.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("update");
    const owned = await tx.db
      .select({ id: store.id })
      .from(member)
      .innerJoin(store, eq(store.organizationId, member.organizationId))
      .where(and(eq(store.marketId, ctx.market.id), eq(member.userId, userId)));
    if (owned.length > 0) throw new AppError("forbidden");

    const id = ctx.ids.next("store");
    const nowMs = ctx.clock.now();
    // The sign-in library's rows bear the wall's time, as all of its own do.
    const createdAt = new Date(ctx.wallNow());
    await tx.db.insert(organization).values({ id, name: input.name, slug: id, createdAt });
    await tx.db.insert(member).values({ id: `${id}:${userId}`, organizationId: id, userId, role: "owner", createdAt });
    const [made] = await tx.db
      .insert(store)
      .values({
        marketId: ctx.market.id,
        id,
        organizationId: id,
        name: input.name,
        phone: input.phone ?? null,
        version: 1,
        createdAtMs: nowMs,
      })
      .returning();
    const location = await insertLocation(tx, ctx, id, input.location);
    if (made === undefined) throw new Error("a store was inserted and did not come back");
    note.audit(id, { location: location.id });
    note.event({ type: "store.changed", subject: id, audience: [`store:${id}`, "admin"] });
    return toStoreView(made, [location], "owner");
  },
});

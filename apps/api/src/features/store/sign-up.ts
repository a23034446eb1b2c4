import { signUpStoreCommand, storeView } from "@fairmile/contracts";
import { member, organization, store } from "@fairmile/db";
import { mutation } from "../../platform/verb.ts";
import { requireInside } from "../market/covers.ts";
import { insertLocation } from "./insert-location.ts";
import { lockStoreless } from "./lock-storeless.ts";
import { toStoreView } from "./to-store-view.ts";

/** Opens a store with its first location; whoever asks becomes its owner. One store a person in a market. */
export const signUpStore = mutation({
  name: "store.signUp",
  input: signUpStoreCommand,
  output: storeView,
  allow: ["user"],
  run: async ({ ctx, input, tx, note }) => {
    await requireInside(tx, ctx.market, input.location.place.point, "location.place.point");
    const userId = await lockStoreless(tx, ctx);
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

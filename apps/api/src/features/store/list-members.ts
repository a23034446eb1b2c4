import { memberView, nothing } from "@fairmile/contracts";
import { member, store, user } from "@fairmile/db";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { ownStore } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";

/** Who works for the asker's store. */
export const listMembers = query({
  name: "store.listMembers",
  input: nothing,
  output: z.array(memberView),
  allow: ["store_owner", "store_staff"],
  run: async ({ ctx }) => {
    const rows = await ctx.database.db
      .select({ userId: user.id, name: user.name, email: user.email, role: member.role })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .innerJoin(store, eq(store.organizationId, member.organizationId))
      .where(and(eq(store.marketId, ctx.market.id), eq(store.id, ownStore(ctx.actor))))
      .orderBy(asc(member.createdAt), asc(user.id));
    return rows.map((row) => ({ ...row, role: row.role === "owner" ? ("owner" as const) : ("staff" as const) }));
  },
});

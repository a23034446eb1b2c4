import { AppError, meView, nothing, type Role } from "@fairmile/contracts";
import { user } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { query } from "../../platform/verb.ts";

/** Who is signed in, and what they are in this market. */
export const getMe = query({
  name: "me.get",
  input: nothing,
  output: meView,
  allow: ["user"],
  run: async ({ ctx }) => {
    const { actor } = ctx;
    const [row] = await ctx.database.db
      .select()
      .from(user)
      .where(eq(user.id, actor.userId ?? ""));
    if (row === undefined) throw new AppError("session_expired");
    const roles: Role[] = [];
    if (actor.driverId !== null) roles.push("driver");
    if (actor.storeId !== null) roles.push(actor.memberRole === "owner" ? "store_owner" : "store_staff");
    if (actor.staffRole !== null) roles.push(actor.staffRole);
    return {
      userId: row.id,
      email: row.email,
      name: row.name,
      roles,
      driverId: actor.driverId,
      storeId: actor.storeId,
    };
  },
});

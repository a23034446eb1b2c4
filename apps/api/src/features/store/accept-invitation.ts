import { acceptInvitationCommand, AppError, storeView } from "@fairmile/contracts";
import { invitation, member, store, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import { mutation } from "../../platform/verb.ts";
import { lockStoreless } from "./lock-storeless.ts";
import { readStoreView } from "./read-store-view.ts";

/** The invitation to a store of this market, if it is to this person and still good; anything else is `not_found`. */
const openInvitation = async (tx: Transaction, ctx: Ctx, id: string) => {
  const [row] = await tx.db
    .select({ invitation, storeId: store.id })
    .from(invitation)
    .innerJoin(store, eq(store.organizationId, invitation.organizationId))
    .where(and(eq(invitation.id, id), eq(store.marketId, ctx.market.id)))
    .for("update", { of: invitation });
  if (row === undefined || row.invitation.email !== ctx.actor.email?.toLowerCase()) throw new AppError("not_found");
  if (row.invitation.status !== "pending") throw new AppError("not_found");
  if (row.invitation.expiresAt.getTime() <= ctx.wallNow()) throw new AppError("link_expired");
  return row;
};

/** Joins the store whose invitation was mailed to the asker's own address. One store a person in a market. */
export const acceptInvitation = mutation({
  name: "store.acceptInvitation",
  input: acceptInvitationCommand,
  output: storeView,
  allow: ["user"],
  run: async ({ ctx, input, tx, note }): Promise<{ storeId: string; role: "owner" | "staff" }> => {
    const userId = await lockStoreless(tx, ctx);
    const { invitation: to, storeId } = await openInvitation(tx, ctx, input.invitationId);
    const role = to.role === "owner" ? "owner" : "member";
    await tx.db.insert(member).values({
      id: `${storeId}:${userId}`,
      organizationId: to.organizationId,
      userId,
      role,
      createdAt: new Date(ctx.wallNow()),
    });
    await tx.db.update(invitation).set({ status: "accepted" }).where(eq(invitation.id, to.id));
    note.audit(storeId, { member: userId, role });
    note.event({ type: "store.changed", subject: storeId, audience: [`store:${storeId}`, "admin"] });
    return { storeId, role: role === "owner" ? "owner" : "staff" };
  },
  after: ({ ctx, held }) => readStoreView({ ...ctx, actor: { ...ctx.actor, memberRole: held.role } }, held.storeId),
});

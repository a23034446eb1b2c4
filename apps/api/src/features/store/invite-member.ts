import { AppError, fieldError, invitationView, inviteMemberCommand } from "@fairmile/contracts";
import { invitation, member, store, user, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { queueMessages } from "../../messages/queue-message.ts";
import { invitationMail } from "../../messages/templates.ts";
import { ownStore } from "../../platform/actor.ts";
import { randomToken } from "../../platform/random-token.ts";
import { mutation } from "../../platform/verb.ts";

/** By the wall, as everything of the sign-in. */
const VALID_MS = 7 * 86_400_000;
const ID_BYTES = 18;

const isMember = async (tx: Transaction, organizationId: string, email: string): Promise<boolean> => {
  const rows = await tx.db
    .select({ id: member.id })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.organizationId, organizationId), eq(user.email, email)));
  return rows.length > 0;
};

/** Asks somebody, by e-mail, to work with the store. An earlier invitation to the same address no longer counts. */
export const inviteMember = mutation({
  name: "store.inviteMember",
  input: inviteMemberCommand,
  output: invitationView,
  allow: ["store_owner"],
  run: async ({ ctx, input, tx, note }) => {
    const storeId = ownStore(ctx.actor);
    const { userId } = ctx.actor;
    const email = input.email.toLowerCase();
    const [own] = await tx.db
      .select({ name: store.name, organizationId: store.organizationId })
      .from(store)
      .where(and(eq(store.marketId, ctx.market.id), eq(store.id, storeId)));
    if (own === undefined || userId === null) throw new AppError("not_found");
    const { organizationId } = own;
    if (await isMember(tx, organizationId, email)) throw fieldError("email", "duplicate");
    await tx.db
      .update(invitation)
      .set({ status: "canceled" })
      .where(
        and(
          eq(invitation.organizationId, organizationId),
          eq(invitation.email, email),
          eq(invitation.status, "pending"),
        ),
      );
    const id = randomToken(ctx.random, ID_BYTES);
    const wallMs = ctx.wallNow();
    await tx.db.insert(invitation).values({
      id,
      organizationId,
      email,
      role: input.role === "owner" ? "owner" : "member",
      status: "pending",
      expiresAt: new Date(wallMs + VALID_MS),
      createdAt: new Date(wallMs),
      inviterId: userId,
    });
    const url = `${ctx.config.webOrigin}/store/join/${id}`;
    await queueMessages(tx, ctx, [invitationMail(email, { store: own.name, role: input.role, url })]);
    note.audit(storeId, { role: input.role });
    return { email, role: input.role, expiresAtMs: wallMs + VALID_MS };
  },
});

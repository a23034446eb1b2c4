import { staff, user, market, transaction, type Database } from "@fairmile/db";
import { eq } from "drizzle-orm";

/** Makes the person behind an e-mail address an admin of a market; who has not signed in yet will be when they do. */
export const makeAdmin = (
  database: Database,
  input: { readonly email: string; readonly slug: string; readonly newUserId: string; readonly atMs: number },
): Promise<"made" | "was already" | "no such market"> =>
  transaction(database, async (tx) => {
    const [found] = await tx.db.select({ id: market.id }).from(market).where(eq(market.slug, input.slug));
    if (found === undefined) return "no such market";
    const at = new Date(input.atMs);
    await tx.db
      .insert(user)
      .values({ id: input.newUserId, name: "", email: input.email, emailVerified: false, createdAt: at, updatedAt: at })
      .onConflictDoNothing({ target: user.email });
    const [person] = await tx.db.select({ id: user.id }).from(user).where(eq(user.email, input.email));
    if (person === undefined) throw new Error("the person was just written");
    const made = await tx.db
      .insert(staff)
      .values({ marketId: found.id, userId: person.id, role: "admin" })
      .onConflictDoNothing()
      .returning({ userId: staff.userId });
    return made.length > 0 ? "made" : "was already";
  });

import { staff, user, type Database } from "@fairmile/db";
import { createSession, signIn, type Session } from "@fairmile/robots";
import { eq } from "drizzle-orm";

const EMAIL = "scenario-admin@example.com";

/** Signs a person in by e-mailed code and, the first time, writes the one row that no screen writes: that they are staff. */
export const signInAsAdmin =
  (database: Database, marketId: string) =>
  async (session: Session, signal: AbortSignal): Promise<void> => {
    await signIn(session, EMAIL, signal);
    const [person] = await database.db.select({ id: user.id }).from(user).where(eq(user.email, EMAIL));
    if (person === undefined) throw new Error("the admin did not sign in");
    await database.db.insert(staff).values({ marketId, userId: person.id, role: "admin" }).onConflictDoNothing();
  };

/** A session of the market's admin. */
export const openAdmin = async (
  database: Database,
  place: { readonly apiUrl: string; readonly market: string; readonly marketId: string },
  signal: AbortSignal,
): Promise<Session> => {
  const session = createSession({ apiUrl: place.apiUrl, market: place.market, signal });
  await signInAsAdmin(database, place.marketId)(session, signal);
  return session;
};

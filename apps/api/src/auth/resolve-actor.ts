import { createHash } from "node:crypto";
import { AppError, type DriverId, type Id, type StoreId } from "@fairmile/contracts";
import { apiKey, driver, member, staff, store, type Database } from "@fairmile/db";
import { and, eq, isNull, sql } from "drizzle-orm";
import { actorOf, ANONYMOUS, type Actor } from "../platform/actor.ts";
import type { Services } from "../platform/services.ts";
import { openDriverToken } from "./driver-token.ts";

/** Keys start so, that a leaked one is recognised; the rest is 32 random characters. */
const API_KEY_PREFIXES = ["fm_test_", "fm_live_"] as const;
export const hashApiKey = (secret: string): string => createHash("sha256").update(secret).digest("hex");

const isApiKey = (text: string): boolean => API_KEY_PREFIXES.some((prefix) => text.startsWith(prefix));

const userActor = async (database: Database, marketId: string, user: { id: string; email: string }): Promise<Actor> => {
  const [[ownDriver], [ownStore], [ownStaff]] = await Promise.all([
    database.db
      .select({ id: driver.id })
      .from(driver)
      .where(and(eq(driver.marketId, marketId), eq(driver.userId, user.id))),
    database.db
      .select({ id: store.id, role: member.role })
      .from(member)
      .innerJoin(store, eq(store.organizationId, member.organizationId))
      .where(and(eq(store.marketId, marketId), eq(member.userId, user.id)))
      .orderBy(member.createdAt)
      .limit(1),
    database.db
      .select({ role: staff.role })
      .from(staff)
      .where(and(eq(staff.marketId, marketId), eq(staff.userId, user.id))),
  ]);
  return actorOf({
    kind: "user",
    name: `user:${user.id}`,
    userId: user.id,
    email: user.email,
    driverId: (ownDriver?.id ?? null) as DriverId | null,
    storeId: (ownStore?.id ?? null) as StoreId | null,
    memberRole: ownStore === undefined ? null : ownStore.role === "owner" ? "owner" : "staff",
    staffRole: ownStaff?.role ?? null,
  });
};

const keyActor = async (services: Services, marketId: string, secret: string): Promise<Actor> => {
  const [row] = await services.database.db
    .select()
    .from(apiKey)
    .where(and(eq(apiKey.hash, hashApiKey(secret)), eq(apiKey.marketId, marketId), isNull(apiKey.revokedAtMs)));
  if (row === undefined) throw new AppError("api_key_invalid");
  const nowMs = services.clock.now();
  if (row.lastUsedAtMs === null || nowMs - row.lastUsedAtMs > 60_000) {
    await services.database.db
      .update(apiKey)
      .set({ lastUsedAtMs: nowMs })
      .where(and(eq(apiKey.marketId, marketId), eq(apiKey.id, row.id)));
  }
  return actorOf({
    kind: "api_key",
    name: `key:${row.id}`,
    storeId: row.storeId as StoreId,
    apiKeyId: row.id as Id<"apiKey">,
    scopes: row.scopes,
  });
};

/**
 * The session of a cookie. The sign-in library says of every failure only that there was one: whether the database is away
 * is asked anew, which throws its own error where it is, and where it is back the session is read again.
 */
const sessionOf = async ({ auth, database }: Services, headers: Headers) => {
  try {
    return await auth.api.getSession({ headers });
  } catch {
    await database.db.execute(sql`select 1`);
    return auth.api.getSession({ headers });
  }
};

/**
 * Who sends this request: a driver's short-lived token or a store's key in `Authorization: Bearer`, else the session
 * cookie, else nobody. A bad token or key is refused rather than treated as nobody.
 */
export const resolveActor = async (services: Services, marketId: string, headers: Headers): Promise<Actor> => {
  const bearer = /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) {
    if (isApiKey(bearer)) return keyActor(services, marketId, bearer);
    const actor = openDriverToken(services.signer, marketId, bearer, services.wallNow());
    if (actor === null) throw new AppError("session_expired");
    return actor;
  }
  if (headers.get("cookie") === null) return ANONYMOUS;
  const session = await sessionOf(services, headers);
  return session === null ? ANONYMOUS : userActor(services.database, marketId, session.user);
};

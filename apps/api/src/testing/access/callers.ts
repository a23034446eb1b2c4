import type { StoreId } from "@fairmile/contracts";
import { member, staff, store } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { issueDriverToken } from "../../auth/driver-token.ts";
import { createApiKey } from "../../features/api-key/create.ts";
import type { Services } from "../../platform/services.ts";
import type { Harness } from "../harness.ts";
import { makeUser } from "../make-user.ts";
import type { CallerLabel } from "./http-surface.ts";
import type { WonRoute } from "./won-route.ts";

type Headers_ = Readonly<Record<string, string>>;

/** Signs a person in through the sign-in library itself; the cookie as a browser sends it back. */
const cookieOf = async ({ auth }: Pick<Services, "auth">, email: string | null): Promise<Headers_> => {
  if (email === null) throw new Error("this actor has no address to sign in with");
  const otp = await auth.api.createVerificationOTP({ body: { email, type: "sign-in" } });
  const answer = await auth.api.signInEmailOTP({ body: { email, otp }, asResponse: true });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { cookie, origin: "http://localhost:3000" };
};

const keyOf = async (h: Harness, own: WonRoute, scope: "deliveries:read" | "deliveries:write"): Promise<Headers_> => {
  const made = await createApiKey.run({ ctx: h.ctxFor(own.shop.owner), input: { name: scope, scopes: [scope] } });
  return { authorization: `Bearer ${made.secret}` };
};

const person = async (h: Harness): Promise<{ readonly userId: string; readonly email: string | null }> => {
  const made = await makeUser(h);
  if (made.userId === null) throw new Error("a person without an id");
  return { userId: made.userId, email: made.email };
};

const clerkOf = async (h: Harness, storeId: StoreId): Promise<string | null> => {
  const { userId, email } = await person(h);
  const [row] = await h.database.db
    .select({ organizationId: store.organizationId })
    .from(store)
    .where(eq(store.id, storeId));
  if (row === undefined) throw new Error("no such store");
  const { organizationId } = row;
  await h.database.db
    .insert(member)
    .values({ id: `${storeId}:${userId}`, organizationId, userId, role: "member", createdAt: new Date(0) });
  return email;
};

const staffOf = async (h: Harness, role: "admin" | "support"): Promise<string | null> => {
  const { userId, email } = await person(h);
  await h.database.db.insert(staff).values({ marketId: h.market.id, userId, role });
  return email;
};

/** Every way to send a request, at home in the given store and driver: the headers each comes with. */
export const callersOf = async (
  h: Harness,
  services: Services,
  own: WonRoute,
): Promise<Readonly<Record<CallerLabel, Headers_>>> => {
  const cookie = (email: string | null): Promise<Headers_> => cookieOf(services, email);
  const token = issueDriverToken(services.signer, {
    marketId: h.market.id,
    userId: own.driver.actor.userId ?? "",
    driverId: own.driver.driverId,
    expiresAtMs: services.wallNow() + 3_600_000,
  });
  return {
    nobody: {},
    user: await cookie((await person(h)).email),
    driver: await cookie(own.driver.actor.email),
    driver_token: { authorization: `Bearer ${token}` },
    store_owner: await cookie(own.shop.owner.email),
    store_staff: await cookie(await clerkOf(h, own.shop.storeId)),
    "api_key:read": await keyOf(h, own, "deliveries:read"),
    "api_key:write": await keyOf(h, own, "deliveries:write"),
    admin: await cookie(await staffOf(h, "admin")),
    support: await cookie(await staffOf(h, "support")),
  };
};

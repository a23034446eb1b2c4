import { message, user } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resolveActor } from "../../auth/resolve-actor.ts";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { makeUser } from "../../testing/make-user.ts";
import { refusal } from "../../testing/refusal.ts";
import { getMe } from "../me/get.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { inviteMember } from "./invite-member.ts";
import { listMembers } from "./list-members.ts";

let h: Harness;
let store: TestStore;
beforeAll(async () => {
  h = await openHarness();
  store = await makeStore(h);
});
afterAll(() => h.close());

const invite = (email: string, role: "owner" | "staff" = "staff") =>
  inviteMember.run({ ctx: h.ctxFor(store.owner), input: { email, role } });
/** The invitation's id, out of the mail. */
const mailed = async (email: string): Promise<string> => {
  const mails = await h.database.db.select().from(message).where(eq(message.recipient, email)).orderBy(message.id);
  return /\/store\/join\/([\w-]+)/.exec(mails.at(-1)?.body ?? "")?.[1] ?? "";
};

test("an invited person joins with the address the mail went to, once", async () => {
  const guest = await makeUser(h, { email: "guest@example.com" });
  expect(await invite("Guest@Example.com")).toMatchObject({ email: "guest@example.com", role: "staff" });
  const input = { invitationId: await mailed("guest@example.com") };
  const other = await makeUser(h);
  expect((await refusal(acceptInvitation.run({ ctx: h.ctxFor(other), input }))).code).toBe("not_found");
  const view = await acceptInvitation.run({ ctx: h.ctxFor(guest), input });
  expect(view).toMatchObject({ id: store.storeId, memberRole: "staff" });
  const members = await listMembers.run({ ctx: h.ctxFor(store.owner), input: {} });
  expect(members.map(({ email, role }) => [email, role])).toContainEqual(["guest@example.com", "staff"]);
  expect((await refusal(acceptInvitation.run({ ctx: h.ctxFor(guest), input }))).code).toBe("forbidden");
  const again = await refusal(invite("guest@example.com"));
  expect(again.fields).toEqual([{ path: "email", code: "duplicate" }]);
});

test("a later invitation replaces the one before, and none works after a week", async () => {
  const guest = await makeUser(h, { email: "late@example.com" });
  await invite("late@example.com");
  const first = await mailed("late@example.com");
  h.wall.advance(1_000);
  await invite("late@example.com", "owner");
  const second = await mailed("late@example.com");
  expect((await refusal(acceptInvitation.run({ ctx: h.ctxFor(guest), input: { invitationId: first } }))).code).toBe(
    "not_found",
  );
  h.wall.advance(7 * 86_400_000);
  expect((await refusal(acceptInvitation.run({ ctx: h.ctxFor(guest), input: { invitationId: second } }))).code).toBe(
    "link_expired",
  );
});

test("me.get says what somebody is in this market", async () => {
  expect(await getMe.run({ ctx: h.ctxFor(store.owner), input: {} })).toMatchObject({
    roles: ["store_owner"],
    storeId: store.storeId,
  });
  const nobody = await makeUser(h);
  expect(await getMe.run({ ctx: h.ctxFor(nobody), input: {} })).toMatchObject({
    roles: [],
    storeId: null,
    driverId: null,
  });
  await h.database.db.delete(user).where(eq(user.id, nobody.userId ?? ""));
  expect((await refusal(getMe.run({ ctx: h.ctxFor(nobody), input: {} }))).code).toBe("session_expired");
});

test("a session cookie is nobody's until the library says whose", async () => {
  expect(
    (await resolveActor(h.services, h.market.id, new Headers({ cookie: "better-auth.session_token=x.y" }))).kind,
  ).toBe("anonymous");
});

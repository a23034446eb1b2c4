import { user } from "@fairmile/db";
import { actorOf, type Actor } from "../platform/actor.ts";
import type { Harness } from "./harness.ts";

let made = 0;

/** A signed-in person without any role yet. */
export const makeUser = async (
  h: Harness,
  options: { readonly email?: string; readonly name?: string } = {},
): Promise<Actor> => {
  made += 1;
  const id = `user-${made}`;
  const email = options.email ?? `${id}@example.com`;
  const at = new Date(h.services.wallNow());
  await h.database.db
    .insert(user)
    .values({ id, name: options.name ?? `Person ${made}`, email, emailVerified: true, createdAt: at, updatedAt: at });
  return actorOf({ kind: "user", name: `user:${id}`, userId: id, email });
};

/** A person who runs the market. */
export const makeStaff = async (h: Harness, role: "admin" | "support" = "admin"): Promise<Actor> => ({
  ...(await makeUser(h)),
  staffRole: role,
});

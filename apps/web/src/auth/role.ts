import type { MeView } from "@fairmile/contracts";

/** Who a part of the app is for. */
export type AppRole = "driver" | "store" | "admin";

const ROLES: Readonly<Record<AppRole, readonly MeView["roles"][number][]>> = {
  driver: ["driver"],
  store: ["store_owner", "store_staff"],
  admin: ["admin", "support"],
};

export const hasRole = (me: MeView, role: AppRole): boolean => me.roles.some((one) => ROLES[role].includes(one));

/** Where a role begins; nobody signs up to be an admin. */
export const SIGN_UP_PATH: Readonly<Record<AppRole, string | null>> = {
  driver: "/driver/sign-up",
  store: "/store/sign-up",
  admin: null,
};

/** The first screen of whoever this is: their work if they have any, else the start. */
export const homeOf = (me: MeView): string =>
  hasRole(me, "admin") ? "/admin" : hasRole(me, "store") ? "/store" : hasRole(me, "driver") ? "/driver" : "/";

import { AppError, type DriverId, type Id, type Role, type StoreId } from "@fairmile/contracts";

/** Who asks. One person may hold several roles; each verb names the ones it accepts. */
export interface Actor {
  readonly kind: "anonymous" | "user" | "api_key" | "system";
  /** For the audit log: `user:…`, `key:…`, `system:…`; never a name or an address. */
  readonly name: string;
  readonly userId: string | null;
  readonly email: string | null;
  readonly driverId: DriverId | null;
  readonly storeId: StoreId | null;
  readonly memberRole: "owner" | "staff" | null;
  readonly staffRole: "admin" | "support" | null;
  readonly apiKeyId: Id<"apiKey"> | null;
  readonly scopes: readonly string[];
}

/** What a verb may be opened to. `user` is anyone signed in; `api_key` a store's key with the named scope. */
export type Access = Role | "anonymous" | "user" | "api_key:read" | "api_key:write" | "system";

const nobody = {
  userId: null,
  email: null,
  driverId: null,
  storeId: null,
  memberRole: null,
  staffRole: null,
  apiKeyId: null,
  scopes: [],
} as const;

export const ANONYMOUS: Actor = { kind: "anonymous", name: "anonymous", ...nobody };
export const systemActor = (name: string): Actor => ({ kind: "system", name: `system:${name}`, ...nobody });
export const actorOf = (part: Pick<Actor, "kind" | "name"> & Partial<Actor>): Actor => ({ ...nobody, ...part });

const accessOf = (actor: Actor): ReadonlySet<Access> => {
  const has = new Set<Access>(["anonymous"]);
  if (actor.kind === "system") has.add("system");
  if (actor.kind === "user") has.add("user");
  if (actor.driverId !== null) has.add("driver");
  if (actor.kind === "user" && actor.storeId !== null && actor.memberRole !== null) {
    has.add(actor.memberRole === "owner" ? "store_owner" : "store_staff");
  }
  if (actor.kind === "api_key") {
    if (actor.scopes.includes("deliveries:read")) has.add("api_key:read");
    if (actor.scopes.includes("deliveries:write")) has.add("api_key:write");
  }
  if (actor.staffRole !== null) has.add(actor.staffRole);
  return has;
};

/** Refuses unless the actor holds one of the named accesses: `unauthenticated` for a stranger, else `forbidden`. */
export const authorise = (actor: Actor, allow: readonly Access[]): void => {
  const has = accessOf(actor);
  if (allow.some((access) => has.has(access))) return;
  throw new AppError(actor.kind === "anonymous" ? "unauthenticated" : "forbidden");
};

/** The driver who asks; a verb that lets drivers in reads its own driver from here and never from its input. */
export const ownDriver = (actor: Actor): DriverId => {
  if (actor.driverId === null) throw new AppError("forbidden");
  return actor.driverId;
};

/** The store who asks, through a member or an API key. */
export const ownStore = (actor: Actor): StoreId => {
  if (actor.storeId === null) throw new AppError("forbidden");
  return actor.storeId;
};

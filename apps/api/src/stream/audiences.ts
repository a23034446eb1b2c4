import { AppError } from "@fairmile/contracts";
import type { Actor } from "../platform/actor.ts";

/** The audience every event of a market goes to, whatever else it names. */
export const MARKET_STAFF = "admin";

/**
 * What somebody signed in may hear: their own driver, their own store, all of the market for those who run it. Refuses
 * whoever is none of these: `unauthenticated` for a stranger, else `forbidden`.
 */
export const audiencesOf = (actor: Actor): readonly string[] => {
  if (actor.kind === "anonymous") throw new AppError("unauthenticated");
  if (actor.kind !== "user") throw new AppError("forbidden");
  const audiences = [
    ...(actor.staffRole === null ? [] : [MARKET_STAFF]),
    ...(actor.driverId === null ? [] : [`driver:${actor.driverId}`, "drivers"]),
    ...(actor.storeId === null || actor.memberRole === null ? [] : [`store:${actor.storeId}`]),
  ];
  if (audiences.length === 0) throw new AppError("forbidden");
  return audiences;
};

import { adminVerbs } from "./admin-side.ts";
import { driverVerbs } from "./driver-side.ts";
import { moneyVerbs } from "./money-side.ts";
import { storeVerbs } from "./store-side.ts";

/** Every verb there is, by entity; an entity is named by one side only. The tRPC router and the access matrix are made of this. */
export const catalogue = { ...storeVerbs, ...driverVerbs, ...moneyVerbs, ...adminVerbs };

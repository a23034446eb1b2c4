import { driverVerbs } from "./driver-side.ts";
import { moneyVerbs } from "./money-side.ts";
import { storeVerbs } from "./store-side.ts";

/** Every verb there is, by entity. The tRPC router and the access matrix are made of this. */
export const catalogue = { ...storeVerbs, ...driverVerbs, ...moneyVerbs };

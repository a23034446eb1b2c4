import { driverVerbs } from "./driver-side.ts";

/** Every verb there is. The tRPC router and the access matrix are made of this. */
export const catalogue = { ...driverVerbs };

import { clockView, nothing } from "@fairmile/contracts";
import { query } from "../../platform/verb.ts";

/** The market's time and how fast it runs, for countdowns. */
export const getClock = query({
  name: "market.clock",
  input: nothing,
  output: clockView,
  allow: ["anonymous"],
  run: ({ ctx }) => Promise.resolve({ nowMs: ctx.clock.now(), speed: ctx.clock.speed }),
});

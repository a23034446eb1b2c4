import { refused, to, type Lifecycle } from "./lifecycle.ts";

export const AWARD_STATES = ["offered", "confirmed", "declined", "lapsed", "released", "reassigned"] as const;
export type AwardState = (typeof AWARD_STATES)[number];
export type AwardCommand = "confirm" | "decline" | "lapse" | "release" | "reassign";

const over = refused("award_over");
const ended = { confirm: over, decline: over, lapse: over, release: over, reassign: over } as const;
const bound = refused("award_already_confirmed");

/** A bid or claim is `confirmed` at birth; only an autopilot award waits as `offered`. */
export const awardLifecycle: Lifecycle<AwardState, AwardCommand> = {
  offered: {
    confirm: to("confirmed"),
    decline: to("declined"),
    lapse: to("lapsed"),
    release: refused("award_not_confirmed"),
    reassign: refused("award_not_confirmed"),
  },
  confirmed: { confirm: bound, decline: bound, lapse: bound, release: to("released"), reassign: to("reassigned") },
  declined: ended,
  lapsed: ended,
  released: ended,
  reassigned: ended,
};

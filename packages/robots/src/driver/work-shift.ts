import { codeOf } from "../net/failure.ts";
import { driveRoute } from "./drive-route.ts";
import type { DriverTools } from "./driver-tools.ts";
import { offerCalls } from "./offer-calls.ts";
import { createOfferDesk } from "./offer-desk.ts";

/** How often a driver looks at the offers, in market time; with a little of its own rhythm. */
const LOOK_EVERY_MS = 3_000;
/** How often a driver makes sure of being online and without a route, even when nothing says otherwise, in market time. */
const MAKE_SURE_EVERY_MS = 60_000;
/** However fast the market's time runs, a phone asks no more often than this. */
const LEAST_WALL_MS = 250;
/** How long a driver thinks about what the autopilot won, in market time, and the share that is let go. */
const CONFIRM_AFTER_MS = [3_000, 20_000] as const;
const DECLINE_SHARE = 0.1;

/** Confirms or declines what the autopilot won, where something waits for that. */
const answerAward = async ({ session, time, prng, signal, tell }: DriverTools): Promise<void> => {
  const { pendingAwardId: awardId } = await session.trpc.driver.get.query();
  if (awardId === null) return;
  await time.wait(prng.between(...CONFIRM_AFTER_MS), signal);
  try {
    if (prng.chance(DECLINE_SHARE)) {
      await session.trpc.award.decline.mutate({ awardId });
      tell("declined", { awardId });
    } else {
      await session.trpc.award.confirm.mutate({ awardId });
      tell("confirmed", { awardId });
    }
  } catch (error) {
    if (codeOf(error) !== "award_over") throw error;
    tell("too_late", { awardId });
  }
};

/** One shift: online, offers and routes until the time is up, then a rest. Throws whatever the API refuses out of turn. */
export const workShift = async (tools: DriverTools): Promise<void> => {
  const { session, time, prng, who, body, signal, tell } = tools;
  const endsAtMs = time.nowMs() + who.shiftMs;
  const desk = createOfferDesk(offerCalls(session), tools);
  const isAutopilot = who.style === "autopilot";
  let mayHaveWon = false;
  let sureUntilMs = 0;
  while (time.nowMs() < endsAtMs) {
    if (isAutopilot) await answerAward(tools);
    const isUnsure = mayHaveWon || time.nowMs() >= sureUntilMs;
    const route = isUnsure || isAutopilot ? await session.trpc.route.get.query() : null;
    if (route !== null) await driveRoute(tools, route);
    else if (mayHaveWon) tell("not_won");
    if (isUnsure) {
      const { presence } = await session.trpc.driver.get.query();
      if (presence === "offline") {
        await session.trpc.driver.goOnline.mutate({ position: body.position() });
        tell("online");
      }
      sureUntilMs = time.nowMs() + MAKE_SURE_EVERY_MS;
    }
    await body.standStill();
    mayHaveWon = await desk.look();
    await time.wait(Math.max(LOOK_EVERY_MS * prng.between(0.8, 1.2), LEAST_WALL_MS * time.speed()), signal);
  }
  await session.trpc.driver.goOffline.mutate({});
  tell("rest");
  await time.wait(who.restMs, signal);
};

import type { Session } from "@fairmile/robots";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/**
 * Publishes rules of the rounds that suit a market whose hour passes in a minute: rounds and exposure long enough for
 * people who look four times a second by the wall, prices as they were.
 */
export const publishScenarioPolicy = async ({ trpc }: Session): Promise<number> => {
  const { version, policy } = await trpc.policy.get.query({});
  const published = await trpc.policy.publish.mutate({
    basedOnVersion: version,
    note: "Time runs fast here: longer rounds, offers and positions.",
    policy: {
      ...policy,
      round: {
        everyMs: 20 * SECOND_MS,
        exposureMs: 100 * SECOND_MS,
        offerTtlMs: 5 * MINUTE_MS,
        positionFreshMs: 10 * MINUTE_MS,
        confirmMs: 3 * MINUTE_MS,
      },
      bundling: { ...policy.bundling, maxHoldMs: 45 * SECOND_MS },
    },
  });
  return published.version;
};

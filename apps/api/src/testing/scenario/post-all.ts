import type { Recipients } from "@fairmile/robots";
import type { Burst } from "./plan-orders.ts";
import { postOrder, type PostedOrder, type ScenarioStore } from "./scenario-store.ts";
import { waitUntil } from "./wait-until.ts";
import type { World } from "./world.ts";

/** Orders come no closer together than this, in market time, so that a round has a lot or two. */
const APART_MS = 40_000;
/** And wait while so many deliveries want a driver, or so few drivers are free to compete for them. */
const MOST_WAITING = 6;
const LEAST_FREE = 4;
const PATIENCE_WALL_MS = 10_000;

/** Posts every burst at its moment. The pace follows the market's: on a slow machine the day is longer, not fuller. */
export const postAll = async (input: {
  readonly world: Pick<World, "wait">;
  readonly stores: readonly ScenarioStore[];
  readonly bursts: readonly Burst[];
  readonly recipients: Pick<Recipients, "expect">;
  readonly pressure: () => Promise<{ readonly waiting: number; readonly freeDrivers: number }>;
}): Promise<PostedOrder[]> => {
  const { world, stores, bursts, recipients, pressure } = input;
  const posted: PostedOrder[] = [];
  for (const burst of bursts) {
    await waitUntil(async () => {
      const { waiting, freeDrivers } = await pressure();
      return waiting <= MOST_WAITING && freeDrivers >= LEAST_FREE;
    }, PATIENCE_WALL_MS);
    const made = await Promise.all(
      burst.map((order) => {
        const store = stores[order.shopIndex];
        if (store === undefined) throw new Error(`order ${order.no} has no store`);
        return postOrder(store, order);
      }),
    );
    for (const one of made) recipients.expect(one.deliveryId, one.trackingUrl);
    posted.push(...made);
    await world.wait(APART_MS);
  }
  return posted;
};

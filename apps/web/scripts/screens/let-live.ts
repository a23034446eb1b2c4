import { z } from "zod";
import { postDeliveries } from "../../e2e/setup/demo.ts";
import type { World } from "./recipes.ts";

const live = z.object({
  result: z.object({
    data: z.object({ lastRoundNo: z.number().nullable(), drivers: z.array(z.object({ presence: z.string() })) }),
  }),
});
const ledger = z.object({
  result: z.object({ data: z.object({ entries: z.array(z.object({ event: z.string() })) }) }),
});

const LOOK_EVERY_MS = 2_000;
const OWN_DELIVERIES = 5;

/** Whether there is something on every page: rounds, somebody on a route, and a delivery that is done and paid. */
const isAlive = async ({ info, browserOf }: World): Promise<boolean> => {
  const admin = await browserOf("admin");
  const get = async (verb: string, input: unknown): Promise<unknown> =>
    (await admin.request.get(`${info.web}/trpc/${verb}?input=${encodeURIComponent(JSON.stringify(input))}`)).json();
  const { lastRoundNo, drivers } = live.parse(await get("admin.live", {})).result.data;
  const { entries } = ledger.parse(await get("ledger.get", { limit: 100 })).result.data;
  return (
    lastRoundNo !== null &&
    drivers.some(({ presence }) => presence === "on_route") &&
    entries.some(({ event }) => event === "transfer.sent")
  );
};

/**
 * Posts some deliveries of the demo's own store and waits until its market lives: what the robots do goes on during the
 * pictures. Throws where it does not within the time.
 */
export const letLive = async (world: World, withinMs: number): Promise<void> => {
  await postDeliveries(world.info, OWN_DELIVERIES);
  const untilMs = performance.now() + withinMs;
  while (performance.now() < untilMs) {
    if (await isAlive(world)) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`no delivery was done and paid within ${withinMs} ms`);
};

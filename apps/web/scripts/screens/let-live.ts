import { z } from "zod";
import { postDeliveries } from "../../e2e/setup/demo.ts";
import type { Person } from "./person.ts";
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

const receipts = z.object({ result: z.object({ data: z.object({ receipts: z.array(z.unknown()) }) }) });

/**
 * Whether there is something on every page: rounds, somebody on a route, a delivery that is done and paid, and a result
 * for the driver whose pages are shown.
 */
const isAlive = async ({ info, browserOf }: World): Promise<boolean> => {
  const get = async (person: Person, verb: string, input: unknown): Promise<unknown> => {
    const { request } = await browserOf(person);
    const answer = await request.get(`${info.web}/trpc/${verb}?input=${encodeURIComponent(JSON.stringify(input))}`);
    return answer.json();
  };
  const { lastRoundNo, drivers } = live.parse(await get("admin", "admin.live", {})).result.data;
  const { entries } = ledger.parse(await get("admin", "ledger.get", { limit: 100 })).result.data;
  const isBusy = lastRoundNo !== null && drivers.some(({ presence }) => presence === "on_route");
  if (!isBusy || !entries.some(({ event }) => event === "transfer.sent")) return false;
  // Only now: the robot itself signs in by a code of its own when it begins.
  const list = receipts.parse(await get("robot driver", "receipt.list", { limit: 1 })).result.data.receipts;
  return list.length > 0;
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

import type { PositionBuffer } from "../features/position/position-buffer.ts";
import { handleStoredEvents } from "../money/event-worker.ts";
import { workerCtx } from "../money/market-ctx.ts";
import { lookAfterStripe } from "../money/look-after-stripe.ts";
import { runDueStripeCalls } from "../money/stripe-worker.ts";
import { deliverDue } from "../webhooks/deliver.ts";
import type { Services } from "../platform/services.ts";
import { pacedLoop, type PacedLoop } from "../stream/paced-loop.ts";

/** What runs beside the requests, each at its own pace; none of them waits for another. */
export const startWorkers = (services: Services, positions: PositionBuffer) => {
  const loop = (name: string, everyMs: number, turn: () => Promise<number>): PacedLoop => {
    const made = pacedLoop({
      everyMs,
      run: async () => (await turn()) > 0,
      failed: (error) => services.log.warn({ err: error, worker: name }, "worker failed; it goes on"),
    });
    made.start();
    return made;
  };
  const stripe = workerCtx(services, "stripe");
  const money = loop("stripe calls", 500, () => runDueStripeCalls(services, stripe));
  const events = loop("stripe events", 2_000, () => handleStoredEvents(services, stripe));
  const all = [
    money,
    events,
    loop("stripe look-after", 60_000, async () => {
      await lookAfterStripe(services, stripe);
      return 0;
    }),
    loop("webhooks", 1_000, () => deliverDue(services, services.wallNow())),
    loop("positions", 250, async () => {
      await positions.flush();
      return 0;
    }),
  ];
  return {
    wakeStripeEvents: events.nudge,
    wakeMoney: money.nudge,
    stop: async (): Promise<void> => {
      await Promise.all(all.map((one) => one.stop()));
    },
  };
};

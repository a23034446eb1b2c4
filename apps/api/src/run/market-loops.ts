import { marketLoop } from "../market-loop/market-loop.ts";
import { workerCtx } from "../money/market-ctx.ts";
import type { Services } from "../platform/services.ts";
import { openMarkets } from "./open-markets.ts";
import { stoppable } from "./stoppable.ts";

/** How soon a market that was imported meanwhile gets its loop. */
const LOOK_EVERY_MS = 5_000;

/** Runs a loop for every open market this node can get the lease of, and looks for new markets from time to time. */
export const startMarketLoops = (services: Services, holder: string) => {
  const until = stoppable();
  const running = new Map<string, Promise<void>>();
  const ctxFor = workerCtx(services, "market-loop");
  const look = async (): Promise<void> => {
    while (!until.isStopped()) {
      try {
        for (const id of await openMarkets(services.database)) {
          if (running.has(id)) continue;
          const ctx = await ctxFor(id);
          running.set(id, marketLoop(ctx, { holder, sleep: until.sleep, isStopped: until.isStopped }));
        }
      } catch (error) {
        services.log.warn({ err: error }, "could not look for markets");
      }
      await until.sleep(LOOK_EVERY_MS);
    }
  };
  const looking = look();
  return {
    stop: async (): Promise<void> => {
      until.stop();
      await looking;
      await Promise.all(running.values());
    },
  };
};

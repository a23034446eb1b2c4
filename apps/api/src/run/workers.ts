import { sealAudit } from "../audit/seal-audit.ts";
import type { PositionBuffer } from "../features/position/position-buffer.ts";
import { messageDelivery } from "../messages/deliver-due-messages.ts";
import { workerCtx } from "../money/market-ctx.ts";
import { startMoneyWorkers } from "../money/money-workers.ts";
import type { Services } from "../platform/services.ts";
import { pacedLoop, type PacedLoop } from "../stream/paced-loop.ts";
import { deliverDue } from "../webhooks/deliver.ts";
import { openMarkets } from "./open-markets.ts";
import { trim } from "./trim.ts";

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
  const money = startMoneyWorkers(services);
  const messages = messageDelivery(services);
  const sealer = workerCtx(services, "audit");
  const all = [
    loop("positions", 250, async () => {
      await positions.flush();
      return 0;
    }),
    loop("trim", 60_000, () => trim(services)),
    loop("webhooks", 1_000, () => deliverDue(services, services.wallNow())),
    loop("messages", 1_000, messages.deliver),
    loop("audit seal", 1_000, async () => {
      let sealed = 0;
      for (const id of await openMarkets(services.database)) sealed += await sealAudit(await sealer(id));
      return sealed;
    }),
  ];
  return {
    wakeMoney: money.wake,
    stop: async (): Promise<void> => {
      await Promise.all([money.stop(), ...all.map((one) => one.stop())]);
    },
  };
};

import { afterAll, beforeAll, describe } from "vitest";
import { crashOutcomes } from "./crash-outcomes.ts";
import type { Harness } from "./harness.ts";
import { listenOutcomes } from "./listen-outcomes.ts";
import { transactionOutcomes } from "./transaction-outcomes.ts";
import { valueOutcomes } from "./value-outcomes.ts";

/** What the product may rely on, whichever database is behind it. One suite, run against both. */
export const conformance = (name: string, start: () => Promise<Harness>): void => {
  describe(`${name} conforms`, () => {
    let running: Harness | undefined;
    const harness = (): Harness => {
      if (running === undefined) throw new Error("The server was not started.");
      return running;
    };

    beforeAll(async () => {
      running = await start();
    }, 60_000);
    afterAll(() => running?.stop(), 30_000);

    valueOutcomes(harness);
    transactionOutcomes(harness);
    listenOutcomes(harness);
    crashOutcomes(harness);
  });
};

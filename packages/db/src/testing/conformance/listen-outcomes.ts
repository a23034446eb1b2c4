import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Database } from "../../client/connect.ts";
import { transaction } from "../../client/transaction.ts";
import type { HarnessSource } from "./harness.ts";

const listening = (database: Database, channel: string, heard: string[]): Promise<() => void> =>
  new Promise((resolve) => {
    const stop = database.listen(channel, {
      onMessage: (payload) => heard.push(payload),
      onListening: () => resolve(stop),
    });
  });

/** A notification reaches everyone who listens to its channel, once, after its commit, and nobody else. */
export const listenOutcomes = (harness: HarnessSource): void => {
  describe("notifications", () => {
    let first: Database;
    let second: Database;

    beforeAll(() => {
      first = harness().connect();
      second = harness().connect();
    });
    afterAll(async () => {
      await first.close();
      await second.close();
    });

    test("each listener hears its own channels, in order, after the commit", async () => {
      const [mine, theirs, other]: [string[], string[], string[]] = [[], [], []];
      await listening(first, "News Of The-Day", mine);
      const stop = await listening(second, "News Of The-Day", theirs);
      await listening(second, "other", other);
      await transaction(first, async ({ sql }) => {
        await sql`select pg_notify('News Of The-Day', 'one')`;
        await sql`select pg_notify('News Of The-Day', 'two')`;
      });
      const rolledBack = transaction(first, async ({ sql }) => {
        await sql`select pg_notify('News Of The-Day', 'never')`;
        throw new Error("on purpose");
      });
      await expect(rolledBack).rejects.toThrow("on purpose");
      await vi.waitFor(() => {
        expect(mine).toEqual(["one", "two"]);
        expect(theirs).toEqual(["one", "two"]);
      }, 15_000);
      stop();
      // The one who stays must not be silenced by the one who left, and hears in the order of the commits.
      await first.sql`select pg_notify('News Of The-Day', 'three'), pg_notify('other', 'elsewhere')`;
      await vi.waitFor(() => {
        expect(mine).toEqual(["one", "two", "three"]);
        expect(other).toEqual(["elsewhere"]);
      }, 15_000);
    });
  });
};

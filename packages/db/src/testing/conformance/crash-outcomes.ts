import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Database } from "../../client/connect.ts";
import { isConnectionLost, sqlState } from "../../client/sql-state.ts";
import { transaction } from "../../client/transaction.ts";
import type { HarnessSource } from "./harness.ts";

/** Keeps writing until told to stop; collects what was acknowledged and what was lost. */
const writer = (database: Database, name: string) => {
  const acknowledged: number[] = [];
  const errors: unknown[] = [];
  let going = true;
  const run = async (): Promise<void> => {
    for (let n = 0; going; n += 1) {
      try {
        await transaction(database, async ({ sql }) => {
          await sql`insert into conformance_crash values (${name}, ${n})`;
          // A second statement, so that the crash finds transactions in the middle.
          await sql`update conformance_crash set seen = true where writer = ${name} and n = ${n}`;
        });
        acknowledged.push(n);
      } catch (error) {
        errors.push(error);
        await sleep(10);
      }
    }
  };
  const done = run();
  return {
    acknowledged,
    errors,
    stop: async (): Promise<void> => {
      going = false;
      await done;
    },
  };
};

/** A killed server loses no acknowledged commit and leaves no half transaction; its clients go on by themselves. */
export const crashOutcomes = (harness: HarnessSource): void => {
  describe("a crash of the server", () => {
    test(
      "keeps every acknowledged commit, no half transaction, and the clients come back",
      { timeout: 120_000 },
      async () => {
        const database = harness().connect(8);
        onTestFinished(() => database.close());
        await database.sql`create table conformance_crash (writer text, n int, seen boolean not null default false, primary key (writer, n))`;
        const heard: string[] = [];
        const onListening = vi.fn();
        database.listen("after the crash", { onMessage: (payload) => heard.push(payload), onListening });
        await vi.waitFor(() => expect(onListening).toHaveBeenCalledOnce(), 15_000);

        const writers = ["a", "b", "c", "d", "e", "f"].map((name) => ({ name, ...writer(database, name) }));
        await sleep(400);
        const before = writers.map(({ acknowledged }) => acknowledged.length);
        await harness().crash();
        await vi.waitFor(() => {
          for (const [index, { acknowledged }] of writers.entries())
            expect(acknowledged.length).toBeGreaterThan((before[index] ?? 0) + 5);
        }, 60_000);
        await Promise.all(writers.map(({ stop }) => stop()));

        for (const { name, acknowledged, errors } of writers) {
          const rows = await database.sql<
            { n: number; seen: boolean }[]
          >`select n, seen from conformance_crash where writer = ${name}`;
          const stored = new Set(rows.map(({ n }) => n));
          expect(acknowledged.filter((n) => !stored.has(n))).toEqual([]);
          expect(rows.filter(({ seen }) => !seen)).toEqual([]);
          // Nothing but the loss itself may go wrong.
          expect(errors.filter((error) => !isConnectionLost(error)).map((error) => sqlState(error) ?? error)).toEqual(
            [],
          );
        }
        expect(writers.some(({ errors }) => errors.length > 0)).toBe(true);

        await vi.waitFor(() => expect(onListening.mock.calls.length).toBeGreaterThan(1), 15_000);
        await database.sql`select pg_notify('after the crash', 'back')`;
        await vi.waitFor(() => expect(heard).toEqual(["back"]), 15_000);
      },
    );

    test("a transaction that outlives its connection can touch nothing", { timeout: 120_000 }, async () => {
      const database = harness().connect(2);
      onTestFinished(() => database.close());
      await database.sql`create table conformance_zombie (id int)`;
      const after: unknown[] = [];
      const begun = signal();
      const crashed = signal();
      const zombie = signal();
      const lost = transaction(database, async ({ sql }) => {
        await sql`insert into conformance_zombie values (1)`;
        begun.give();
        await crashed.given;
        for (let n = 0; n < 3; n += 1) {
          await sql`insert into conformance_zombie values (2)`.catch((error: unknown) => after.push(error));
          await sleep(20);
        }
        zombie.give();
      });
      const outcome = expect(lost).rejects.toSatisfy(isConnectionLost);
      await begun.given;
      await harness().crash();
      // Every connection of the pool is made anew, and none is the transaction's.
      await vi.waitFor(() => Promise.all([1, 2, 3, 4].map(() => database.sql`select pg_sleep(0.05)`)), 30_000);
      crashed.give();
      await outcome;
      await zombie.given;
      expect(after).toHaveLength(3);
      expect(await database.sql`select id from conformance_zombie`).toEqual([]);
    });
  });
};

/** A promise, and the function that keeps it. */
const signal = (): { readonly given: Promise<void>; readonly give: () => void } => {
  let give = (): void => undefined;
  const given = new Promise<void>((done) => {
    give = done;
  });
  return { given, give };
};

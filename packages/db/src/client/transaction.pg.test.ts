import { setTimeout } from "node:timers/promises";
import { sql as drizzleSql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postgresTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { isConnectionLost, sqlState } from "./sql-state.ts";
import { transaction } from "./transaction.ts";

// Only a server with several backends has lock contention to show.
let suite: TestDatabase;
beforeAll(async () => {
  suite = await postgresTestDatabase();
  await suite.database.sql`create table counters (name text primary key, n bigint not null)`;
});
afterAll(() => suite.close());

/** Two runs that have both arrived before either goes on, on the first try only. */
const meeting = (): (() => Promise<void>) => {
  let arrived = 0;
  let open = (): void => undefined;
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  return async () => {
    arrived += 1;
    if (arrived === 2) open();
    if (arrived <= 2) await both;
  };
};

const add = (name: string, meet: () => Promise<void>, retries: number) => {
  let tries = 0;
  const done = transaction(
    suite.database,
    async ({ sql }) => {
      tries += 1;
      const [row] = await sql<{ n: number }[]>`select n from counters where name = ${name}`;
      await meet();
      await sql`update counters set n = ${(row?.n ?? Number.NaN) + 1} where name = ${name}`;
    },
    { isolation: "repeatable read", retries },
  );
  return done.then(() => tries);
};

test("a serialization failure is tried again, and the count is exact", async () => {
  await suite.database.sql`insert into counters values ('serial', 0)`;
  const meet = meeting();
  const tries = await Promise.all([add("serial", meet, 3), add("serial", meet, 3)]);
  expect(tries.toSorted((a, b) => a - b)).toEqual([1, 2]);
  expect(await suite.database.sql`select n from counters where name = 'serial'`).toEqual([{ n: 2 }]);
});

test("without tries left the failure is told", async () => {
  await suite.database.sql`insert into counters values ('told', 0)`;
  const meet = meeting();
  const results = await Promise.allSettled([add("told", meet, 0), add("told", meet, 0)]);
  const failures = results.flatMap((result) => (result.status === "rejected" ? [sqlState(result.reason)?.code] : []));
  expect(failures).toEqual(["40001"]);
});

test("a deadlock is broken and tried again", async () => {
  await suite.database.sql`insert into counters values ('left', 0), ('right', 0)`;
  const meet = meeting();
  let tries = 0;
  const lock = (first: string, second: string): Promise<void> =>
    transaction(suite.database, async ({ sql }) => {
      tries += 1;
      await sql`update counters set n = n + 1 where name = ${first}`;
      await meet();
      await sql`update counters set n = n + 1 where name = ${second}`;
    });
  await Promise.all([lock("left", "right"), lock("right", "left")]);
  // The server may break it on both sides at once.
  expect(tries).toBeGreaterThanOrEqual(3);
  expect(await suite.database.sql`select sum(n)::bigint as n from counters where name in ('left', 'right')`).toEqual([
    { n: 4 },
  ]);
});

test("a transaction that says nothing for long is ended by the server, its locks are free, and the pool goes on", async () => {
  expect(await suite.database.sql`show idle_in_transaction_session_timeout`).toEqual([
    { idle_in_transaction_session_timeout: "10s" },
  ]);
  await suite.database.sql`insert into counters values ('silent', 0)`;
  const silent = transaction(suite.database, async ({ sql }) => {
    await sql`update counters set n = 1 where name = 'silent'`;
    await sql`set local idle_in_transaction_session_timeout = '100ms'`;
    await setTimeout(600);
    await sql`update counters set n = 2 where name = 'silent'`;
  });
  const waiting = (async () => {
    await setTimeout(50);
    await suite.database.sql`update counters set n = n + 10 where name = 'silent'`;
  })();
  const [ended] = await Promise.allSettled([silent, waiting]);
  expect(ended.status === "rejected" && isConnectionLost(ended.reason)).toBe(true);
  expect(await suite.database.sql`select n from counters where name = 'silent'`).toEqual([{ n: 10 }]);
});

test("a statement is kept on its connection, and planned for its values each time", async () => {
  const kept = await transaction(suite.database, async (tx) => {
    // A server left to itself turns to a plan for any value after the fifth run.
    for (let i = 0; i < 8; i += 1) await tx.db.execute(drizzleSql`select count(*) from counters where n = ${i}`);
    return tx.sql`select custom_plans, generic_plans from pg_prepared_statements where statement like ${"%counters where n =%"}`;
  });
  expect(kept).toEqual([{ custom_plans: 8, generic_plans: 0 }]);
});

test("a suite's database is its own", async () => {
  const other = await postgresTestDatabase();
  expect(await other.database.sql`select to_regclass('counters') as counters`).toEqual([{ counters: null }]);
  expect(await other.database.sql`select count(*) > 0 as migrated from schema_migrations`).toEqual([
    { migrated: true },
  ]);
  await other.close();
});

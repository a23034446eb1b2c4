import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../client/connect.ts";
import { sqlState, violates } from "../../client/sql-state.ts";
import { type Transaction, transaction } from "../../client/transaction.ts";
import type { HarnessSource } from "./harness.ts";

/** Transactions are all or nothing, exact under contention, and cannot be left by accident; errors tell what they are. */
export const transactionOutcomes = (harness: HarnessSource): void => {
  describe("transactions", () => {
    let database: Database;
    const cents = async (id: string): Promise<unknown> =>
      (await database.sql`select cents from conformance_accounts where id = ${id}`)[0]?.["cents"];

    beforeAll(async () => {
      database = harness().connect(20);
      await database.sql`create extension if not exists btree_gist`;
      await database.sql`create table conformance_accounts (id text primary key, cents bigint not null constraint not_negative check (cents >= 0))`;
      await database.sql`create table conformance_entries (account text not null references conformance_accounts,
        during int4range, constraint one_at_a_time exclude using gist (account with =, during with &&))`;
    });
    afterAll(() => database.close());

    test("commits what it answers and rolls back what it throws", async () => {
      const answer = await transaction(database, async ({ sql }) => {
        await sql`insert into conformance_accounts values ('kept', 1)`;
        return "done";
      });
      expect(answer).toBe("done");
      const failing = transaction(database, async ({ sql }) => {
        await sql`update conformance_accounts set cents = 99 where id = 'kept'`;
        throw new Error("on purpose");
      });
      await expect(failing).rejects.toThrow("on purpose");
      expect(await cents("kept")).toBe(1);
    });

    test("a savepoint rolls back alone, through the template and through the builder", async () => {
      await transaction(database, async ({ sql, db }) => {
        await sql`insert into conformance_accounts values ('outer', 1)`;
        await expect(
          sql.savepoint((inner) => inner`update conformance_accounts set cents = -1 where id = 'outer'`),
        ).rejects.toThrow(/not_negative/);
        await expect(
          db.transaction((inner) => inner.execute("update conformance_accounts set cents = -2 where id = 'outer'")),
        ).rejects.toThrow();
        await sql`update conformance_accounts set cents = cents + 1 where id = 'outer'`;
      });
      expect(await cents("outer")).toBe(2);
    });

    test("two hundred concurrent read-modify-writes lose nothing", async () => {
      await database.sql`insert into conformance_accounts values ('busy', 0)`;
      const add = async ({ sql }: Transaction): Promise<void> => {
        const [row] = await sql<
          { cents: number }[]
        >`select cents from conformance_accounts where id = 'busy' for update`;
        await sql`update conformance_accounts set cents = ${(row?.cents ?? Number.NaN) + 1} where id = 'busy'`;
      };
      await Promise.all(Array.from({ length: 200 }, () => transaction(database, add)));
      expect(await cents("busy")).toBe(200);
    });

    test("three thousand pipelined queries are each given their own answer", async () => {
      const answers = await Promise.all(
        Array.from(
          { length: 3000 },
          async (_, n) => (await database.sql<{ n: number }[]>`select ${n}::int as n`)[0]?.n,
        ),
      );
      expect(answers).toEqual(Array.from({ length: 3000 }, (_, n) => n));
    });

    test("a failed query does not disturb its neighbours on the same connection", async () => {
      const one = harness().connect(1);
      const broken = (n: number): PromiseLike<unknown> =>
        [
          one.sql`select ${n}::int / 0`,
          one.sql`select no_such_column`,
          one.sql.unsafe("selec"),
          one.sql`select ${"x"}::text::int`,
        ][n % 4] ?? one.sql``;
      const answers = await Promise.allSettled(
        Array.from({ length: 200 }, async (_, n) =>
          n % 3 === 0 ? broken(n) : (await one.sql<{ n: number }[]>`select ${n}::int as n`)[0]?.n,
        ),
      );
      await one.close();
      expect(answers.map((answer) => (answer.status === "fulfilled" ? answer.value : "failed"))).toEqual(
        Array.from({ length: 200 }, (_, n) => (n % 3 === 0 ? "failed" : n)),
      );
    });

    test("a query beside the transaction, a transaction in it and one after it are refused in words", async () => {
      const outside = transaction(database, async () => database.sql`select 1`);
      await expect(outside).rejects.toThrow(/outside the transaction/);
      const nested = transaction(database, () => transaction(database, async () => 1));
      await expect(nested).rejects.toThrow(/outside the transaction/);
      const leaked = await transaction(database, async (tx) => ({ tx }));
      await expect(leaked.tx.sql`insert into conformance_accounts values ('leak', 1)`.execute()).rejects.toThrow(
        /already ended/,
      );
      // A fragment built on the pool is not a query.
      const part = database.sql`1 as one`;
      expect(await transaction(database, ({ sql }) => sql`select ${part}`.execute())).toEqual([{ one: 1 }]);
    });

    test("errors carry their SQLSTATE and constraint, bare or wrapped by the builder", async () => {
      const failure = async (run: PromiseLike<unknown>): Promise<unknown> => {
        try {
          await run;
        } catch (error) {
          return error;
        }
        throw new Error("It should have failed.");
      };
      const { sql, db } = database;
      await sql`insert into conformance_accounts values ('errors', 1)`;
      const unique = await failure(db.execute("insert into conformance_accounts values ('errors', 1)"));
      expect(sqlState(unique)).toMatchObject({
        code: "23505",
        constraint: "conformance_accounts_pkey",
        table: "conformance_accounts",
      });
      expect(violates(unique, "conformance_accounts_pkey")).toBe(true);
      expect(sqlState(await failure(sql`update conformance_accounts set cents = -1`))).toMatchObject({
        code: "23514",
        constraint: "not_negative",
      });
      expect(sqlState(await failure(sql`update conformance_accounts set cents = null`))).toMatchObject({
        code: "23502",
        column: "cents",
      });
      expect(sqlState(await failure(sql`insert into conformance_entries values ('nobody', '[1,2)')`))?.code).toBe(
        "23503",
      );
      await sql`insert into conformance_entries values ('errors', '[1,5)')`;
      expect(sqlState(await failure(sql`insert into conformance_entries values ('errors', '[4,9)')`))).toMatchObject({
        code: "23P01",
        constraint: "one_at_a_time",
      });
      expect(sqlState(await failure(sql`select ${"x"}::text::int`))?.code).toBe("22P02");
      expect(sqlState(await failure(sql`select nothing from nowhere`))?.code).toBe("42P01");
      expect(sqlState(new Error("not the database's"))).toBeUndefined();
    });
  });
};

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Database } from "../client/connect.ts";
import { sqlState } from "../client/sql-state.ts";
import { MigrationError, migrate } from "./migrate.ts";

/** A database without migrations, of the suite's own. */
export interface BlankDatabase {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Migrations are applied once, in order, forward only, whoever else applies them; the same on both kinds of database. */
export const migrateOutcomes = (name: string, blank: () => Promise<BlankDatabase>): void => {
  describe(`migrations on ${name}`, () => {
    let server: BlankDatabase;
    let database: Database;
    let folder = "";

    const write = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text);
    const run = (appliedAtMs = 1): Promise<readonly string[]> => migrate(database, { folder, appliedAtMs });
    const journal = (): PromiseLike<unknown> =>
      database.sql`select name, applied_at_ms as at from schema_migrations order by name`;

    beforeAll(async () => {
      server = await blank();
      database = connect({ url: server.url });
    }, 60_000);
    afterAll(async () => {
      await database.close();
      await server.close();
    });
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), "fairmile-migrations-"));
      await database.sql.unsafe("drop schema public cascade; create schema public");
      return () => rm(folder, { recursive: true });
    });

    test("are applied in the order of their names, once, and noted with the time given", async () => {
      await write("0001_b.sql", "insert into a values (1);\n--> statement-breakpoint\ninsert into a values (2);");
      await write("0000_a.sql", "create table a (id int); create table b (id int);");
      await write("readme.md", "not a migration");
      expect(await run(1000)).toEqual(["0000_a.sql", "0001_b.sql"]);
      expect(await run(2000)).toEqual([]);
      await write("0002_c.sql", "insert into a values (3)");
      expect(await run(3000)).toEqual(["0002_c.sql"]);
      expect(await database.sql`select id from a order by id`).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
      expect(await journal()).toEqual([
        { name: "0000_a.sql", at: 1000 },
        { name: "0001_b.sql", at: 1000 },
        { name: "0002_c.sql", at: 3000 },
      ]);
    });

    test("a failing one leaves nothing of itself and all before it", async () => {
      await write("0000_a.sql", "create table a (id int)");
      await write("0001_b.sql", "create table b (id int);\n--> statement-breakpoint\ninsert into nowhere values (1)");
      const error: unknown = await run().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(MigrationError);
      expect(String(error)).toMatch(/Statement 2 of 0001_b.sql failed.*nowhere/);
      expect(sqlState(error)?.code).toBe("42P01");
      expect(await journal()).toEqual([{ name: "0000_a.sql", at: 1 }]);
      expect(await database.sql`select to_regclass('b') as b`).toEqual([{ b: null }]);
    });

    test("a changed, an inserted and a vanished file are refused by name", async () => {
      await write("0001_b.sql", "create table b (id int)");
      await run();
      await write("0001_b.sql", "create table b (id bigint)");
      await expect(run()).rejects.toThrow(/^0001_b.sql was changed after it was applied/);
      await write("0001_b.sql", "create table b (id int)");
      await write("0000_a.sql", "create table a (id int)");
      await expect(run()).rejects.toThrow(/^0000_a.sql comes before 0001_b.sql/);
      await rm(join(folder, "0000_a.sql"));
      await rm(join(folder, "0001_b.sql"));
      await expect(run()).rejects.toThrow(/knows 0001_b.sql, which this version of Fairmile does not/);
    });

    test("several processes at once apply each migration once", async () => {
      for (const n of [0, 1, 2, 3])
        await write(`000${n}_step.sql`, `create table step_${n} (id int); insert into step_${n} values (1)`);
      const others = Array.from({ length: 4 }, () => connect({ url: server.url, max: 1 }));
      const applied = await Promise.all(others.map((other) => migrate(other, { folder, appliedAtMs: 1 })));
      await Promise.all(others.map((other) => other.close()));
      expect(applied.flat().toSorted()).toEqual(["0000_step.sql", "0001_step.sql", "0002_step.sql", "0003_step.sql"]);
    });
  });
};

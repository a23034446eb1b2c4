import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Database } from "../client/connect.ts";
import { processIdentity } from "../embedded/process-lock.ts";
import { borrowDatabase, drainPool } from "./database-pool.ts";

let pool = "";
beforeAll(async () => {
  pool = await mkdtemp(join(tmpdir(), "fairmile-pool-"));
  await writeFile(join(pool, "owner.pid"), await processIdentity());
});
afterAll(() => drainPool(pool));

const using = async <T>(body: (database: Database, url: string) => Promise<T>): Promise<T> => {
  const { url, giveBack } = await borrowDatabase(pool);
  const database = connect({ url });
  try {
    return await body(database, url);
  } finally {
    await database.close();
    await giveBack();
  }
};

const backend = async ({ sql }: Database): Promise<unknown> =>
  (await sql`select pg_postmaster_start_time()::text as started`)[0]?.["started"];
const journal = ({ sql }: Database): PromiseLike<unknown> => sql`select * from schema_migrations order by name`;

test(
  "suites at the same time have different databases, suites one after the other the same, as new",
  { timeout: 120_000 },
  async () => {
    const [first, second] = [await borrowDatabase(pool), await borrowDatabase(pool)];
    expect(first.url).not.toBe(second.url);
    await second.giveBack();
    await first.giveBack();

    const before = await using(async (database) => {
      const known = { backend: await backend(database), journal: await journal(database) };
      await database.sql`update schema_migrations set sha256 = 'changed'`;
      await database.sql`insert into schema_migrations values ('another', 'x', 1)`;
      await database.sql.unsafe("set search_path = nowhere; set timezone = 'Asia/Tokyo'");
      return known;
    });
    await using(async (database) => {
      expect({ backend: await backend(database), journal: await journal(database) }).toEqual(before);
      expect(await database.sql`show timezone`).not.toEqual([{ TimeZone: "Asia/Tokyo" }]);
    });
  },
);

test("a database whose schema was touched is not lent again", { timeout: 120_000 }, async () => {
  for (const change of [
    "create table left_behind (id int)",
    "alter table schema_migrations add note text",
    "create function f() returns int language sql as 'select 1'",
  ]) {
    await using((database) => database.sql.unsafe(change));
    await using(async (database) => {
      const [left] = await database.sql`select to_regclass('left_behind') as t, to_regproc('f') as f,
        (select count(*) from pg_attribute where attrelid = 'schema_migrations'::regclass and attname = 'note') as notes`;
      expect(left).toEqual({ t: null, f: null, notes: 0 });
    });
  }
});

test("a database that died is replaced", { timeout: 120_000 }, async () => {
  const dead = await using(backend);
  const slot: { pid: number } = JSON.parse(await readFile(join(pool, "0", "slot.json"), "utf8"));
  process.kill(slot.pid, "SIGKILL");
  expect(await using(backend)).not.toBe(dead);
});

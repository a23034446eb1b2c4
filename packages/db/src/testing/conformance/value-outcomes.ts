import { sql as raw } from "drizzle-orm";
import { bigint, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../client/connect.ts";
import type { HarnessSource } from "./harness.ts";

const values = pgTable("conformance_values", {
  name: text().primaryKey(),
  cents: bigint({ mode: "number" }).notNull(),
  extra: jsonb(),
});

const LARGE = 10_000_000;

/** What goes in comes out: numbers, JSON, text, arrays, places, and values of ten megabytes. */
export const valueOutcomes = (harness: HarnessSource): void => {
  describe("values", () => {
    let database: Database;

    beforeAll(async () => {
      database = harness().connect();
      await database.sql`create table conformance_values (name text primary key, cents bigint not null, extra jsonb)`;
    });
    afterAll(() => database.close());

    test("a bigint is a number while it is exact, and an error when it is not", async () => {
      const largest = Number.MAX_SAFE_INTEGER;
      const [row] =
        await database.sql`select ${largest}::bigint as plain, ${[1, -largest]}::bigint[] as list, count(*) as counted`;
      expect(row).toEqual({ plain: largest, list: [1, -largest], counted: 1 });
      await expect(database.sql`select 9007199254740993::bigint`).rejects.toThrow(/does not fit/);
      await expect(database.sql`select ${1.5}::bigint`).rejects.toThrow(/whole number/);
      // The connection that met the bad value still serves.
      expect(await database.sql`select 1::bigint as one`).toEqual([{ one: 1 }]);
    });

    test("text, booleans, nulls, bytes and arrays come back as they went", async () => {
      const [row] =
        await database.sql`select ${"Nørrebro – 漢字 🚲 \u0001 ' \\ "}::text as text, ${true}::boolean as yes, ${null}::text as nothing,
        ${Buffer.from([0, 255, 10])}::bytea as bytes, ${["a,b", 'c"d', ""]}::text[] as list, ${0.1}::float8 as tenth`;
      expect(row).toEqual({
        text: "Nørrebro – 漢字 🚲 \u0001 ' \\ ",
        yes: true,
        nothing: null,
        bytes: Buffer.from([0, 255, 10]),
        list: ["a,b", 'c"d', ""],
        tenth: 0.1,
      });
    });

    test("JSON goes in as an object through the builder and through the template", async () => {
      const extra = { tags: ["a", "b"], nested: { quote: 'say "hi"', none: null } };
      await database.db.insert(values).values({ name: "builder", cents: 5, extra });
      await database.sql`insert into conformance_values values ('template', 6, ${database.sql.json(extra)})`;
      const rows = await database.db.select().from(values).orderBy(values.name);
      expect(rows).toEqual([
        { name: "builder", cents: 5, extra },
        { name: "template", cents: 6, extra },
      ]);
      expect(await database.sql`select jsonb_typeof(extra) as type from conformance_values group by 1`).toEqual([
        { type: "object" },
      ]);
      const [sum] = await database.db.select({ cents: raw<number>`sum(${values.cents})::bigint` }).from(values);
      expect(sum?.cents).toBe(11);
    });

    test("ten megabytes go in and come out, and fifty thousand rows", async () => {
      const large = "0123456789".repeat(LARGE / 10);
      const [row] =
        await database.sql`select ${large}::text as text, octet_length(${Buffer.alloc(LARGE, 7)}::bytea) as bytes`;
      expect(row?.["text"] === large).toBe(true);
      expect(row?.["bytes"]).toBe(LARGE);
      const rows = await database.sql<{ n: number }[]>`select n from generate_series(1, 50000) n`;
      expect(rows).toHaveLength(50_000);
      expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(1_250_025_000);
    });

    test("the nearest places come first, in metres and not in degrees", async () => {
      await database.sql`create table conformance_places (name text, at geography(Point, 4326))`;
      await database.sql`create index on conformance_places using gist (at)`;
      // At 60° north a degree of longitude is half a degree of latitude: "east" is nearer though further in degrees.
      await database.sql`insert into conformance_places values
        ('east', st_point(10.015, 60)::geography), ('north', st_point(10, 60.01)::geography), ('far', st_point(11, 60)::geography)`;
      const rows = await database.sql<{ name: string; meters: number }[]>`
        select name, at <-> st_point(10, 60)::geography as meters from conformance_places order by meters limit 2`;
      expect(rows.map(({ name }) => name)).toEqual(["east", "north"]);
      expect(rows[0]?.meters).toBeGreaterThan(830);
      expect(rows[0]?.meters).toBeLessThan(840);
    });
  });
};

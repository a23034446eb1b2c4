import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { slowOptimum } from "../testing/slow-oracle.ts";
import { clearSheet, type SheetResult } from "./clear-sheet.ts";
import type { ClearingSheet, SheetEdge } from "./clearing-sheet.ts";

const LOTS = 4;
const DRIVERS = 4;
const figure = fc.integer({ min: 0, max: 5 });
const sheets = fc
  .record({
    waiting: fc.array(figure, { minLength: DRIVERS, maxLength: DRIVERS }),
    cells: fc.array(fc.option(fc.tuple(figure, figure, figure, figure), { freq: 4 }), {
      minLength: LOTS * DRIVERS,
      maxLength: LOTS * DRIVERS,
    }),
    seed: fc.string(),
  })
  .map(({ waiting, cells, seed }): ClearingSheet => ({
    seed,
    lots: Array.from({ length: LOTS }, (_, l) => ({ id: `lot ${l}` })),
    drivers: waiting.map((waitingSinceMs, d) => ({ id: d, waitingSinceMs })),
    edges: cells.flatMap((cell, i): SheetEdge[] => {
      if (!cell) return [];
      const [postedCents, askCents, floorCents, arrivalMs] = cell;
      const lot = `lot ${Math.floor(i / DRIVERS)}`;
      return [{ lot, driver: i % DRIVERS, postedCents, askCents, floorCents, arrivalMs }];
    }),
  }));

const clear = (sheet: ClearingSheet): SheetResult => {
  const cleared = clearSheet(sheet);
  if (!cleared.ok) throw new Error(`${cleared.code} at ${cleared.path}`);
  return cleared;
};

/** The sheet's optimum down to waiting, by trying everything. */
const tried = (sheet: ClearingSheet): ReturnType<typeof slowOptimum> =>
  slowOptimum(
    LOTS,
    sheet.edges.flatMap((edge) => {
      const worth = edge.postedCents - Math.max(edge.askCents, edge.floorCents);
      const driver = sheet.drivers.findIndex(({ id }) => id === edge.driver);
      const waited = -(sheet.drivers[driver]?.waitingSinceMs ?? 0);
      const lot = sheet.lots.findIndex(({ id }) => id === edge.lot);
      return worth < 0 ? [] : [{ lot, driver, adds: [worth, 1, -edge.arrivalMs, waited].map(BigInt) }];
    }),
    4,
  );

test("a sheet's awards are an optimum of all tries, and each pay is that of a try without the driver", () => {
  fc.assert(
    fc.property(sheets, (sheet) => {
      const { welfareCents, awards } = clear(sheet);
      const best = tried(sheet);
      expect(BigInt(welfareCents)).toBe(best.total[0]);
      const choices = best.choices.map((edges) => edges.map((e) => `lot ${e.lot}>${e.driver}`).sort());
      expect(choices).toContainEqual(awards.map((award) => `${award.lot}>${award.driver}`).sort());
      for (const { lot, driver, payCents } of awards) {
        const edge = sheet.edges.find((row) => row.lot === lot && row.driver === driver);
        const without = tried({ ...sheet, edges: sheet.edges.filter((row) => row.driver !== driver) }).total[0] ?? 0n;
        const effective = Math.max(edge?.askCents ?? 0, edge?.floorCents ?? 0);
        expect(BigInt(payCents)).toBe(BigInt(effective + welfareCents) - without);
      }
      const turned = { ...sheet, lots: sheet.lots.toReversed(), edges: sheet.edges.toReversed() };
      expect(clear(turned)).toEqual(clear(sheet));
    }),
    { numRuns: 300 },
  );
});

const EDGE = { lot: "a", driver: "x", postedCents: 900, askCents: 700, floorCents: 500, arrivalMs: 1 };
const SHEET = { seed: "1", lots: [{ id: "a" }], drivers: [{ id: "x", waitingSinceMs: 0 }], edges: [EDGE] };
const withEdge = (over: object): unknown => ({ ...SHEET, edges: [EDGE, { ...EDGE, ...over }] });

test.each([
  ["a list", [], "wrong_type", "sheet"],
  ["no seed", { ...SHEET, seed: 1 }, "wrong_type", "sheet.seed"],
  ["no lots", { ...SHEET, lots: [] }, "missing", "lots"],
  ["no drivers", { ...SHEET, drivers: [] }, "missing", "drivers"],
  ["an id twice", { ...SHEET, lots: [{ id: "a" }, { id: "a" }] }, "duplicate", "lots[1].id"],
  ["a pair twice", withEdge({}), "duplicate", "edges[1]"],
  ["an unknown lot", withEdge({ lot: "b" }), "unknown_lot", "edges[1].lot"],
  ["an unknown driver", withEdge({ driver: "y" }), "unknown_driver", "edges[1].driver"],
  ["a negative ask", withEdge({ askCents: -1 }), "negative", "edges[1].askCents"],
  ["NaN", withEdge({ postedCents: Number.NaN }), "not_a_whole_number", "edges[1].postedCents"],
  ["half a cent", withEdge({ floorCents: 0.5 }), "not_a_whole_number", "edges[1].floorCents"],
  ["more than any money", withEdge({ postedCents: 2 ** 40 }), "too_large", "edges[1].postedCents"],
  ["a text for a number", withEdge({ arrivalMs: "1" }), "wrong_type", "edges[1].arrivalMs"],
  [
    "an arrival no sum could hold",
    { ...SHEET, edges: [{ ...EDGE, arrivalMs: 0 }], drivers: [{ id: "x", waitingSinceMs: 253_402_300_800_000 }] },
    "too_large",
    "drivers[0].waitingSinceMs",
  ],
])("refuses %s, naming the row", (_, sheet, code, path) => {
  expect(clearSheet(sheet)).toEqual({ ok: false, code, path });
});

test("a floor above the posted price is no trade", () => {
  expect(clearSheet({ ...SHEET, edges: [{ ...EDGE, floorCents: 901 }] })).toEqual({
    ok: true,
    welfareCents: 0,
    awards: [],
  });
});

const MAIN = join(import.meta.dirname, "../../bench/clear.ts");

test("the command prints the result, and refuses with one line that names the row and exit code 2", () => {
  const file = join(mkdtempSync(join(tmpdir(), "sheet-")), "in.json");
  const run = (text: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } => {
    writeFileSync(file, text);
    return spawnSync(process.execPath, [MAIN, "--in", file], { encoding: "utf8" });
  };
  const good = run(JSON.stringify(SHEET));
  expect([good.status, JSON.parse(good.stdout)]).toEqual([
    0,
    { welfareCents: 200, awards: [{ lot: "a", driver: "x", payCents: 900 }] },
  ]);
  const bad = run(JSON.stringify(SHEET).replace('"askCents":700', '"askCents":NaN'));
  expect([bad.status, bad.stdout, bad.stderr]).toEqual([2, "", `${file}: edges[0].askCents: not_a_whole_number\n`]);
});

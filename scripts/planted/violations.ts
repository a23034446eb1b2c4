import type { Files } from "./plant.ts";

export interface Violation {
  readonly file: string;
  readonly text: string;
  /** The rule that must refuse it, as the linter names it. */
  readonly rule: string;
}

const walls = "fairmile(import-walls)";
const ambient = "fairmile(no-ambient)";
const sql = "fairmile(no-ambient-sql)";

const matching = (name: string, text: string, rule: string): Violation => ({
  file: `packages/matching/src/${name}.ts`,
  text,
  rule,
});
const feature = (name: string, text: string, rule: string): Violation => ({
  file: `apps/api/src/features/lot/${name}.ts`,
  text,
  rule,
});

/** One file for each way in which the linter must go red. */
export const VIOLATIONS: readonly Violation[] = [
  // Who may import whom.
  matching("sees-db", 'import { workspace } from "@fairmile/db";\nexport const seen = workspace;\n', walls),
  matching("sees-disk", 'import { readFileSync } from "node:fs";\nexport const seen = readFileSync;\n', walls),
  matching("sees-npm", 'import { z } from "zod";\nexport const seen = z;\n', walls),
  matching("escapes", 'import { workspace } from "../../db/src/index.ts";\nexport const seen = workspace;\n', walls),
  matching("loads-later", 'export const seen = () => import("@fairmile/db");\n', walls),
  matching("re-exports", 'export * from "@fairmile/db";\n', walls),
  {
    file: "packages/db/src/queries/sees-matching.ts",
    text: 'export { workspace } from "@fairmile/matching";\n',
    rule: walls,
  },
  { file: "packages/contracts/src/sees-hono.ts", text: 'export { Hono } from "hono";\n', rule: walls },
  { file: "packages/contracts/src/sees-db.ts", text: 'export type { workspace } from "@fairmile/db";\n', rule: walls },
  { file: "packages/robots/src/calls-api.ts", text: 'export { workspace } from "@fairmile/api";\n', rule: walls },
  {
    file: "packages/stripe-local/src/sees-api.ts",
    text: 'export type { workspace } from "@fairmile/api";\n',
    rule: walls,
  },
  { file: "packages/roads/src/sees-osm.ts", text: 'export { workspace } from "@fairmile/osm";\n', rule: walls },
  { file: "apps/web/src/calls-api.ts", text: 'export { workspace } from "@fairmile/api";\n', rule: walls },
  { file: "apps/web/src/sees-db.ts", text: 'export type { workspace } from "@fairmile/db";\n', rule: walls },
  {
    file: "apps/api/src/platform/sees-robots.ts",
    text: 'export { workspace } from "@fairmile/robots";\n',
    rule: walls,
  },
  feature("sees-transport", 'export { router } from "../../trpc/router.ts";\n', walls),

  // Time, randomness and ids are arguments.
  matching("reads-clock", "export const at = Date.now();\n", ambient),
  matching("reads-clock-by-name", 'export const at = Date["now"]();\n', ambient),
  matching("takes-clock-apart", "const { now } = Date;\nexport const at = now();\n", ambient),
  matching("makes-date", "export const at = new Date();\n", ambient),
  matching("rolls-dice", "export const n = Math.random();\n", ambient),
  matching("measures", "export const at = globalThis.performance.now();\n", ambient),
  matching("waits", "export const wait = (f: () => void) => setTimeout(f, 1);\n", ambient),
  matching("repeats", "export const wait = (f: () => void) => setInterval(f, 1);\n", ambient),
  feature("mints-id", "export const id = crypto.randomUUID();\n", ambient),
  feature("imports-mint", 'import { randomUUID } from "node:crypto";\nexport const id = randomUUID();\n', ambient),
  feature(
    "imports-sleep",
    'import { setTimeout as sleep } from "node:timers/promises";\nexport const wait = sleep;\n',
    ambient,
  ),
  feature("logs", 'console.log("seen");\nexport {};\n', "eslint(no-console)"),
  {
    file: "packages/db/src/schema/defaults-now.ts",
    text: "declare const column: { readonly defaultNow: () => string };\nexport const at = column.defaultNow();\n",
    rule: ambient,
  },
  {
    file: "packages/db/src/queries/sql-now.ts",
    text: "export const q = `update lots set at = now() where id = 1`;\n",
    rule: sql,
  },
  {
    file: "packages/db/src/queries/sql-random.ts",
    text: 'export const q = "select id from lots order by random()";\n',
    rule: sql,
  },
  {
    file: "packages/db/src/schema/sql-stamp.ts",
    text: 'export const q = "at timestamptz default CURRENT_TIMESTAMP";\n',
    rule: sql,
  },
  feature("sql-notify", "export const q = (id: string) => `NOTIFY lots, '${id}'`;\n", sql),

  // Promises and types.
  matching(
    "floats",
    "const f = async () => Promise.resolve(1);\nexport const g = () => {\n  f();\n};\n",
    "typescript(no-floating-promises)",
  ),
  matching(
    "misuses",
    "const f = async () => Promise.resolve(true);\nexport const g = () => (f() ? 1 : 2);\n",
    "typescript(no-misused-promises)",
  ),
  matching(
    "awaits-value",
    "export const g = async () => {\n  const n = 1;\n  await n;\n};\n",
    "typescript(await-thenable)",
  ),
  matching("any", "export const f = (x: any) => x;\n", "typescript(no-explicit-any)"),
  matching("bang", "export const f = (x: string | null) => x!.length;\n", "typescript(no-non-null-assertion)"),
  matching("ignores", "// @ts-ignore\nexport const n: number = 'one';\n", "typescript(ban-ts-comment)"),
  matching(
    "half-switch",
    'export const f = (x: "a" | "b") => {\n  switch (x) {\n    case "a":\n      return 1;\n  }\n  return 2;\n};\n',
    "typescript(switch-exhaustiveness-check)",
  ),
  matching("ring-a", 'import { b } from "./ring-b.ts";\nexport const a = (): number => b();\n', "import(no-cycle)"),
  matching("ring-b", 'import { a } from "./ring-a.ts";\nexport const b = (): number => a();\n', "import(no-cycle)"),

  // Words on screen.
  {
    file: "apps/web/features/lot/speaks.tsx",
    text: "export const Speaks = () => <p>Claim it</p>;\n",
    rule: "fairmile(no-literal-words)",
  },
  {
    file: "apps/web/features/lot/chooses.tsx",
    text: 'export const Chooses = ({ won }: { won: boolean }) => <p>{won ? "Won" : `Lost`}</p>;\n',
    rule: "fairmile(no-literal-words)",
  },
  {
    file: "apps/web/features/lot/labels.tsx",
    text: 'export const Labels = () => <button type="button" aria-label="Claim it" />;\n',
    rule: "fairmile(no-literal-words)",
  },
];

/** Lawful neighbours of the violations: no rule may refuse these. */
export const LAWFUL: Files = {
  "packages/matching/src/takes-clock.ts":
    "export const at = (clock: { readonly now: () => number }) => new Date(clock.now());\nexport const parsed = Date.UTC(2026, 0, 1);\n",
  "packages/matching/src/sees-contracts.ts": 'export { workspace } from "@fairmile/contracts";\n',
  "packages/matching/src/reads.test.ts":
    'import { readFileSync } from "node:fs";\nimport { expect, test } from "vitest";\n\ntest("reads", () => expect(readFileSync).toBeTypeOf("function"));\nexport const at = Date.now();\n',
  "packages/db/src/queries/sql-instant.ts":
    "// The database's own now() would not do here.\nexport const q = (clock: { readonly now: () => number }) => `update lots set at = ${clock.now()}`;\n",
  "apps/web/src/types-of-api.ts":
    'import type { workspace } from "@fairmile/api";\n\nexport type Name = typeof workspace;\n',
  "apps/api/src/demo/starts-robots.ts": 'export { workspace } from "@fairmile/robots";\n',
  "apps/api/src/platform/wall-clock.ts": "export const wallClock = { now: () => Date.now() };\n",
  "apps/web/features/lot/shows.tsx":
    'export const Shows = ({ t }: { t: (key: string) => string }) => <p aria-label={t("claim")}>{t("claim")} 1 · </p>;\n',
};

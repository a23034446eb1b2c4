import { describe, expect, test } from "vitest";
import { GATES, runGate } from "../gates.ts";
import { plantTree, type Files } from "./plant.ts";

const manifest = (name: string, more: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify(
    {
      name: `@fairmile/${name}`,
      version: "0.1.0",
      private: true,
      license: "Apache-2.0",
      type: "module",
      exports: { ".": "./src/index.ts" },
      scripts: { types: "tsc -p ." },
      ...more,
    },
    null,
    2,
  )}\n`;

const seesMatching = 'export { workspace } from "@fairmile/matching";\n';
// Spelled in two halves: the real tree is tidied too.
const unfinished = `${"TO"}${"DO"}`;
const registry = `https://registry.${"npm"}js.org/`;

/** For each gate a tree that must turn it red, and words that its report must hold. */
const PLANTED: readonly {
  readonly gate: string;
  readonly what: string;
  readonly files: Files;
  readonly says: RegExp;
}[] = [
  {
    gate: "types",
    what: "a type error",
    files: { "packages/db/src/index.ts": 'export const count: number = "one";\n' },
    says: /TS2322/,
  },
  {
    gate: "boundaries",
    what: "an import that the package does not declare",
    files: { "packages/db/src/index.ts": seesMatching },
    says: /@fairmile\/matching/,
  },
  {
    gate: "boundaries",
    what: "a declared dependency across a wall",
    files: {
      "packages/db/package.json": manifest("db", { dependencies: { "@fairmile/matching": "0.1.0" } }),
      "packages/db/src/index.ts": seesMatching,
    },
    says: /tag.*matching/s,
  },
  {
    gate: "dead-code",
    what: "a file that nobody imports",
    files: { "packages/db/src/orphan.ts": "export const orphan = 1;\n" },
    says: /Unused files.*orphan/s,
  },
  {
    gate: "dead-code",
    what: "a dependency that nobody uses",
    files: { "packages/db/package.json": manifest("db", { dependencies: { postgres: "3.4.9" } }) },
    says: /Unused dependencies.*postgres/s,
  },
  {
    gate: "manifests",
    what: "two versions of one dependency",
    files: {
      "packages/db/package.json": manifest("db", { dependencies: { zod: "4.6.7" } }),
      "packages/osm/package.json": manifest("osm", { dependencies: { zod: "4.6.6" } }),
    },
    says: /multiple-dependency-versions/,
  },
  {
    gate: "format",
    what: "a badly formatted file",
    files: { "packages/db/src/index.ts": "export   const workspace = 'db'\n" },
    says: /packages\/db\/src\/index\.ts/,
  },
  {
    gate: "tidy",
    what: "a file name",
    files: { "packages/db/src/laneLots.ts": "export {};\n" },
    says: /laneLots\.ts.*kebab-case/,
  },
  {
    gate: "tidy",
    what: "a file past the ceiling",
    files: { "packages/db/src/long.ts": "export {};\n".repeat(301) },
    says: /long\.ts {2}length: 301 lines/,
  },
  {
    gate: "tidy",
    what: "unfinished work",
    files: { "packages/db/src/index.ts": `// ${unfinished}: later\nexport const workspace = "db";\n` },
    says: /index\.ts:1 {2}words/,
  },
  { gate: "tidy", what: "a registry's host", files: { ".npmrc": `registry=${registry}\n` }, says: /registry/ },
  {
    gate: "tidy",
    what: "the database's clock in a migration",
    files: {
      "drizzle/0001_lots.sql": "-- now() is spoken of here\nALTER TABLE lots ADD at timestamptz DEFAULT now();\n",
    },
    says: /0001_lots\.sql {2}sql: SQL now\(\)/,
  },
  {
    gate: "lockfile",
    what: "a lockfile without another platform's binary",
    files: {
      "package-lock.json": JSON.stringify({
        packages: { "node_modules/tool": { version: "1.0.0", optionalDependencies: { "tool-darwin-arm64": "1.0.0" } } },
      }),
    },
    says: /tool-darwin-arm64 is not locked/,
  },
  {
    gate: "doc-refs",
    what: "a dead link and a dead path",
    files: { "docs/map.md": "[the map](./gone.md) and `packages/db/src/gone.ts`\n" },
    says: /gone\.md does not exist.*gone\.ts does not exist/s,
  },
];

const runOn = async (name: string, files: Files): Promise<{ readonly code: number; readonly output: string }> => {
  const gate = GATES.find((candidate) => candidate.name === name);
  if (gate === undefined) throw new Error(`there is no gate ${name}`);
  const tree = plantTree(files);
  try {
    return await runGate(gate, tree.root);
  } finally {
    tree.remove();
  }
};

describe("every gate is green where nothing is planted", () => {
  test.each(GATES)("$name", async ({ name }) => {
    const { code, output } = await runOn(name, {});
    expect({ code, output }).toEqual({ code: 0, output });
  });
});

describe("every gate goes red", () => {
  test.each(PLANTED)("$gate: $what", async ({ gate, files, says }) => {
    const { code, output } = await runOn(gate, files);
    expect(code).not.toBe(0);
    expect(output).toMatch(says);
  });

  test("none is left unproven", () => {
    // The linter has its own list, a file for each rule: lint.test.ts.
    const proven = new Set([...PLANTED.map(({ gate }) => gate), "lint"]);
    expect([...proven].sort()).toEqual(GATES.map(({ name }) => name).sort());
  });
});

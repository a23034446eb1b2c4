import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GATES, runGate } from "../gates.ts";
import { plantTree } from "./plant.ts";
import { LAWFUL, VIOLATIONS } from "./violations.ts";

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

const violating = Object.fromEntries(VIOLATIONS.map(({ file, text }) => [file, text]));
let tree = { root: "", remove: (): void => {} };
let diagnostics: readonly Diagnostic[] = [];
let code = 0;

beforeAll(async () => {
  tree = plantTree({ ...violating, ...LAWFUL });
  const lint = GATES.find(({ name }) => name === "lint");
  if (lint === undefined) throw new Error("there is no lint gate");
  const result = await runGate({ ...lint, command: [...lint.command, "--format=json"] }, tree.root);
  code = result.code;
  const report: { readonly diagnostics: readonly Diagnostic[] } = JSON.parse(result.output);
  diagnostics = report.diagnostics;
});

afterAll(() => tree.remove());

const rulesOn = (file: string): readonly string[] => diagnostics.filter((d) => d.filename === file).map((d) => d.code);

describe("the lint gate", () => {
  test("is red", () => expect(code).not.toBe(0));

  test.each(VIOLATIONS)("refuses $file by $rule", ({ file, rule }) => expect(rulesOn(file)).toContain(rule));

  test.each(Object.keys(LAWFUL))("lets %s pass", (file) => expect(rulesOn(file)).toEqual([]));
});

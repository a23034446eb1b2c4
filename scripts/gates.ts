import { join } from "node:path";
import { run, type RunResult } from "./run.ts";

export interface Gate {
  readonly name: string;
  /** A program of node_modules/.bin and its arguments, run at the root of the tree. */
  readonly command: readonly [string, ...string[]];
  /** What a person does about a red one. */
  readonly remedy: string;
}

/** Everything `npm run check` asks of the tree, the slowest first so that two cores stay busy. */
export const GATES: readonly Gate[] = [
  {
    name: "types",
    command: ["turbo", "run", "types", "types:root", "--continue", "--output-logs=errors-only", "--log-order=grouped"],
    remedy: "tsc -p . in the workspace shows the same errors",
  },
  { name: "lint", command: ["oxlint"], remedy: "oxlint --fix mends some" },
  { name: "dead-code", command: ["knip", "--no-progress", "--no-config-hints"], remedy: "delete it, or use it" },
  { name: "format", command: ["oxfmt", "--check", "."], remedy: "npm run format" },
  { name: "boundaries", command: ["turbo", "boundaries"], remedy: "docs/adr/0001 says who may import whom" },
  { name: "tidy", command: ["node", "scripts/tidy.ts"], remedy: "CONTRIBUTING.md says why" },
  { name: "doc-refs", command: ["node", "scripts/doc-refs.ts"], remedy: "mend the path in the document" },
  { name: "lockfile", command: ["node", "scripts/lockfile.ts"], remedy: "node scripts/lockfile.ts --write" },
  { name: "manifests", command: ["sherif"], remedy: "sherif --fix mends most" },
];

/** Runs one gate over the tree at `root`; it is green where the code is 0. */
export const runGate = (gate: Gate, root: string): Promise<RunResult> => {
  const [program, ...args] = gate.command;
  return run(join(root, "node_modules/.bin", program), args, { cwd: root });
};

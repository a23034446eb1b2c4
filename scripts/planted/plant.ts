import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { WALLS } from "../lint/walls.ts";
import { ROOT } from "../tree.ts";

/** Paths from the root to their text. */
export type Files = Readonly<Record<string, string>>;

const CONFIGS = [
  ".oxlintrc.json",
  ".oxfmtrc.json",
  ".gitignore",
  "knip.json",
  "package-lock.json",
  "tsconfig.json",
  "turbo.json",
  "vitest.config.ts",
];

/** The programs that the gates run, with what they import. */
const PROGRAMS = ["lint", "doc-refs.ts", "lockfile.ts", "long-first.ts", "shared-data.ts", "tidy.ts", "tree.ts"];

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Folder of a workspace, `packages/db` for `db`. */
const folderOf = (workspace: string): string =>
  `${["api", "web"].includes(workspace) ? "apps" : "packages"}/${workspace}`;

const workspaceFiles = (workspace: string): Files => ({
  [`${folderOf(workspace)}/package.json`]: json({
    name: `@fairmile/${workspace}`,
    version: "0.1.0",
    private: true,
    license: "Apache-2.0",
    type: "module",
    exports: { ".": "./src/index.ts" },
    scripts: { types: "tsc -p ." },
  }),
  [`${folderOf(workspace)}/tsconfig.json`]: json({
    extends: "../../tsconfig.json",
    compilerOptions: { jsx: "preserve" },
    include: ["src"],
  }),
  [`${folderOf(workspace)}/src/index.ts`]: `/** Which workspace this is. */\nexport const workspace = "${workspace}";\n`,
});

const write = (root: string, files: Files): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
};

/**
 * A small tree in a temporary folder under this repository's own configuration, with `files` planted in it. Every gate is
 * green on it while nothing is planted (gates.test.ts proves that too). The working tree is never written to.
 */
export const plantTree = (files: Files): { readonly root: string; readonly remove: () => void } => {
  const root = mkdtempSync(join(tmpdir(), "fairmile-planted-"));
  for (const file of CONFIGS) cpSync(join(ROOT, file), join(root, file));
  for (const program of PROGRAMS)
    cpSync(join(ROOT, "scripts", program), join(root, "scripts", program), { recursive: true });
  const all: Record<string, string> = {
    "package.json": json({
      name: "fairmile",
      private: true,
      license: "Apache-2.0",
      type: "module",
      workspaces: ["apps/*", "packages/*"],
      scripts: { lint: "oxlint", "types:root": "tsc -p ." },
      packageManager: "npm@11.19.1",
      devDependencies: { oxlint: "1.94.0", typescript: "7.0.2", vitest: "5.1.0" },
    }),
  };
  // vitest.config.ts names it.
  all["scripts/fixed-seed.ts"] = "export {};\n";
  all["packages/db/src/testing/embedded-global.ts"] = "export const setup = (): void => {};\n";
  all["packages/db/src/testing/postgres-global.ts"] = "export const setup = (): void => {};\n";
  for (const workspace of Object.keys(WALLS)) {
    Object.assign(all, workspaceFiles(workspace));
    cpSync(join(ROOT, folderOf(workspace), "turbo.json"), join(root, folderOf(workspace), "turbo.json"), {
      recursive: true,
    });
  }
  write(root, all);
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  // The files above are ours and lawful in every way; what is planted stays as it was given.
  spawnSync(join(ROOT, "node_modules/.bin/oxfmt"), ["--write", "."], { cwd: root });
  write(root, files);
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
};

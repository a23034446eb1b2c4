// npm's `prepare`: installs the git hooks in a developer's clone. In CI, in a tarball, or with LEFTHOOK=0 it does nothing,
// and it never fails an install: hooks are a comfort, `npm run check` is the gate.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const lefthook = join(root, "node_modules/.bin/lefthook");
const unwanted = process.env.CI || process.env.LEFTHOOK === "0" || process.env.LEFTHOOK === "false";

if (!unwanted && existsSync(join(root, ".git")) && existsSync(lefthook)) {
  const { status } = spawnSync(lefthook, ["install"], { cwd: root, stdio: "ignore" });
  if (status !== 0)
    console.error("The git hooks were not installed; everything else is. `npx lefthook install` says why.");
}

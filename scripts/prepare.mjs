// npm's `prepare`: installs the git hooks in a developer's clone. In CI, in a tarball, with LEFTHOOK=0 or after
// `git config fairmile.hooks false` it does nothing. It never fails an install: hooks are a comfort, `npm run check` is
// the gate.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const lefthook = join(root, "node_modules/.bin/lefthook");
const declined = spawnSync("git", ["config", "--get", "fairmile.hooks"], {
  cwd: root,
  encoding: "utf8",
}).stdout?.trim();
const unwanted = process.env.CI || ["0", "false"].includes(process.env.LEFTHOOK) || declined === "false";

if (!unwanted && existsSync(join(root, ".git")) && existsSync(lefthook)) {
  const { status } = spawnSync(lefthook, ["install"], { cwd: root, stdio: "ignore" });
  if (status !== 0)
    console.error("The git hooks were not installed; everything else is. `npx lefthook install` says why.");
}

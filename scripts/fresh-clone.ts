import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, showDuration } from "./run.ts";
import { ROOT } from "./tree.ts";

/**
 * `npm run fresh-clone [-- COMMAND …]`: what a newcomer gets. Clones HEAD into a temporary folder and runs a command there
 * (`npm test` unless given), which has to install its own packages. The clone is removed when it passes and kept, its
 * path printed, when it fails. Uncommitted changes are not in it.
 */
const main = async (command: readonly string[]): Promise<number> => {
  const [program = "npm", ...args] = command.length > 0 ? command : ["npm", "test"];
  const folder = join(mkdtempSync(join(tmpdir(), "fairmile-clone-")), "fairmile");
  // The clone must not find this checkout's tools, npm's variables for the script we run in, or its hooks.
  const env: Record<string, string | undefined> = Object.fromEntries(
    Object.keys(process.env)
      .filter(
        (key) =>
          /^(?:npm_|INIT_CWD$|NODE$)/i.test(key) && !/^npm_config_(?:cache|userconfig|globalconfig|prefix)$/i.test(key),
      )
      .map((key) => [key, undefined]),
  );
  env["PATH"] = (process.env["PATH"] ?? "")
    .split(":")
    .filter((entry) => !entry.startsWith(ROOT))
    .join(":");
  env["LEFTHOOK"] = "0";

  const clone = await run("git", ["clone", "--quiet", "--no-hardlinks", ROOT, folder], { cwd: ROOT, echo: true });
  if (clone.code !== 0) return clone.code;
  console.log(`${folder}: ${[program, ...args].join(" ")}`);
  const { code, elapsedMs } = await run(program, args, { cwd: folder, env, echo: true });
  console.log(`fresh clone: ${code === 0 ? "passed" : `failed with ${code}`} after ${showDuration(elapsedMs)}`);
  if (code === 0) rmSync(join(folder, ".."), { recursive: true, force: true });
  else console.log(`kept: ${folder}`);
  return code;
};

process.exitCode = await main(process.argv.slice(2));

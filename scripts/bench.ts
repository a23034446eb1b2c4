import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { filesUnder, ROOT } from "./tree.ts";

const BENCH = /^(?:packages\/[^/]+|apps\/api)\/bench\/([^/]+)\.bench\.ts$/;

const isJsonObject = (line: string): boolean => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};

/** Runs one bench on our Node, copies its JSON lines out, and says what is wrong with it; null where nothing is. */
const runBench = (file: string): Promise<string | null> =>
  new Promise((done) => {
    const child = spawn(join(ROOT, "node_modules/.bin/node"), [file], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let lines = 0;
    let wrong: string | null = null;
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines += 1;
      console.log(line);
      if (!isJsonObject(line)) wrong ??= `not a JSON object: ${line.slice(0, 120)}`;
    });
    child.on("error", (error) => done(error.message));
    child.on("close", (code, signal) => {
      if (code !== 0) done(`ended with ${code ?? signal ?? "an error"}`);
      else done(wrong ?? (lines === 0 ? "printed no figure" : null));
    });
  });

/**
 * `npm run bench [-- NAME …]`: every `bench/*.bench.ts` of the packages and the API, one after the other so that they do
 * not disturb one another. Each prints one JSON object a line on stdout; anything else goes to stderr.
 */
const main = async (names: readonly string[]): Promise<number> => {
  const files = filesUnder(ROOT).filter((file) => {
    const bench = BENCH.exec(file)?.[1];
    return bench !== undefined && (names.length === 0 || names.some((name) => file.includes(name)));
  });
  if (files.length === 0) {
    console.error(names.length === 0 ? "there are no benches" : `no bench is named ${names.join(" or ")}`);
    return 1;
  }
  let failed = 0;
  for (const file of files) {
    console.error(`── ${file}`);
    const wrong = await runBench(file);
    if (wrong === null) continue;
    failed += 1;
    console.error(`${file}: ${wrong}`);
  }
  console.error(`${files.length - failed} of ${files.length} benches ran`);
  return failed === 0 ? 0 : 1;
};

process.exitCode = await main(process.argv.slice(2));

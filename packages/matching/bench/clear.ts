import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { clearSheet } from "../src/sheet/clear-sheet.ts";

/** `npm run -s clear -- --in FILE.json`: clears one round; see docs/engine.md. Refusals: one line on stderr, exit code 2. */
const refuse = (line: string): never => {
  console.error(line.replaceAll(/\s+/g, " "));
  process.exit(2);
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** JSON knows no NaN and no infinity. Where somebody wrote one, half a cent is read, so that the row can be named. */
const BARE = /([:[,]\s*)(NaN|-?Infinity)(?=\s*[,}\]])/g;

const parse = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = `${file}: not JSON: ${reasonOf(error)}`;
    try {
      const checked = clearSheet(JSON.parse(text.replaceAll(BARE, (_, before: string) => `${before}0.5`)));
      return refuse(checked.ok ? why : `${file}: ${checked.path}: ${checked.code}`);
    } catch {
      return refuse(why);
    }
  }
};

const fileFromArgs = (): string => {
  try {
    const file = parseArgs({ options: { in: { type: "string" } } }).values.in;
    return file ?? refuse("usage: npm run -s clear -- --in FILE.json");
  } catch (error) {
    return refuse(reasonOf(error));
  }
};

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    return refuse(`${file}: cannot be read: ${reasonOf(error)}`);
  }
};

const file = fileFromArgs();
const cleared = clearSheet(parse(read(file), file));
if (!cleared.ok) refuse(`${file}: ${cleared.path}: ${cleared.code}`);
else console.log(JSON.stringify({ welfareCents: cleared.welfareCents, awards: cleared.awards }));

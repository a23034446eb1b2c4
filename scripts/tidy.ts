import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ambientSql } from "./lint/ambient-sql.ts";
import { filesUnder, ROOT } from "./tree.ts";

export interface Finding {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
}

/** Files longer than this are split. Tests may be longer: they are lists of cases. */
export const MAX_LINES = 300;

const CODE = /\.(?:ts|tsx|mts|mjs|js|jsx)$/;
const TEXT = /\.(?:ts|tsx|mts|mjs|js|jsx|json|jsonc|md|css|yml|yaml|sql|sh|html)$|^\.npmrc$|^\.ci\/run$/;
/** Catalogues of words are lists too. */
const CATALOGUE = /^packages\/contracts\/src\/messages\/en\//;
const TEST = /\.(?:test|spec)\.tsx?$/;
/** Tools write these. */
const GENERATED = /^(?:package-lock\.json|drizzle\/meta\/|apps\/web\/public\/)/;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
/** Kebab-case too, with a dot where a folder is a route to a file; `[token]`, `(driver)` and `_parts` are Next's. */
const FOLDER =
  /^(?:\.?[a-z0-9]+(?:[.-][a-z0-9]+)*|\[{1,2}(?:\.{3})?[a-z][A-Za-z0-9]*\]{1,2}|\([a-z-]+\)|@[a-z-]+|_[a-z-]+)$/;

// Spelled in two halves, so that this file does not refuse itself.
const word = (...halves: readonly string[]): string => halves.join("");

const REFUSED: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(`\\b(?:${word("TO", "DO")}|${word("FIX", "ME")}|${word("XX", "X")}|${word("HA", "CK")})\\b`),
    "finish it or leave it out",
  ],
  [
    new RegExp(
      `registry\\.(?:${word("npm", "js")}|${word("yarn", "pkg")})|${word("npm", ".pkg.github")}|${word("proxy", ".golang")}`,
      "i",
    ),
    "no registry host is named in the project",
  ],
  [new RegExp(word("lorem", " ipsum"), "i"), "write the words a person will read"],
  [new RegExp(`\\b(?:vi|jest)\\.${word("mo", "ck")}\\(`), "no mock of what can be real: pass it as an argument"],
  [new RegExp(`\\b(?:test|it|describe)\\.${word("on", "ly")}\\(`), "it silences every other test"],
  [
    new RegExp(`\\b(?:eslint|biome)-${word("dis", "able")}|@ts-${word("no", "check")}`),
    "the linter here is oxlint, and it stays on",
  ],
];

const checkName = (file: string): readonly Finding[] => {
  const parts = file.split("/");
  const folders = parts.slice(0, -1).filter((folder) => !FOLDER.test(folder));
  const stem = basename(file).replace(CODE, "");
  return [
    ...folders.map((folder) => ({ file, rule: "kebab-case", message: `folder "${folder}" is not kebab-case` })),
    ...(CODE.test(file) && !KEBAB.test(stem)
      ? [{ file, rule: "kebab-case", message: "a file is kebab-case and named after its main export" }]
      : []),
  ];
};

const checkText = (file: string, text: string): readonly Finding[] => {
  const lines = text.split("\n");
  const findings: Finding[] = [];
  lines.forEach((line, index) => {
    for (const [pattern, message] of REFUSED) {
      const found = pattern.exec(line)?.[0];
      if (found !== undefined)
        findings.push({ file: `${file}:${index + 1}`, rule: "words", message: `"${found}": ${message}` });
    }
  });
  if (/\.tsx?$/.test(file) && !TEST.test(file) && !CATALOGUE.test(file) && lineCount(text) > MAX_LINES)
    findings.push({ file, rule: "length", message: `${lineCount(text)} lines; past ${MAX_LINES}, split` });
  if (file.startsWith("drizzle/") && file.endsWith(".sql"))
    // A line comment may say why; only statements count.
    for (const message of ambientSql(text.replaceAll(/--[^\n]*/g, ""))) findings.push({ file, rule: "sql", message });
  return findings;
};

const lineCount = (text: string): number => text.replace(/\n$/, "").split("\n").length;

/** Median number of lines of the non-test TypeScript files under `root`; 0 where there are none. */
export const medianLines = (root: string): number => {
  const counts = filesUnder(root)
    .filter((file) => /\.tsx?$/.test(file) && !TEST.test(file))
    .map((file) => lineCount(readFileSync(join(root, file), "utf8")))
    .sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
};

/** The style that no linter expresses: names, lengths, refused words and the SQL of migrations. */
export const tidy = (root: string): readonly Finding[] =>
  filesUnder(root)
    .filter((file) => !GENERATED.test(file))
    .flatMap((file) => [
      ...checkName(file),
      ...(TEXT.test(file) ? checkText(file, readFileSync(join(root, file), "utf8")) : []),
    ]);

if (import.meta.main) {
  const root = process.argv[2] ?? ROOT;
  const findings = tidy(root);
  for (const { file, rule, message } of findings) console.log(`${file}  ${rule}: ${message}`);
  console.log(`${findings.length} untidy; median file ${medianLines(root)} lines`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}

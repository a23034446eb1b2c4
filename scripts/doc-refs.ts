import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { filesUnder, ROOT } from "./tree.ts";

/** Top folders of the repository: `` `packages/db` `` in a document names a path only if it starts with one of these. */
const TOP = /^(?:packages|apps|docs|scripts|drizzle|\.ci)\//;

/** Markdown links to files, without their anchor. */
const links = (text: string): readonly string[] =>
  [...text.matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)]
    .map((match) => (match[1] ?? "").replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z][a-z+.-]*:/i.test(target));

/** Paths of the repository named in code spans. Patterns (`*`, `<entity>`, `{a,b}`, `NNNN`) name no single file. */
const spans = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)]
    .map((match) => (match[1] ?? "").replace(/:\d+$/, ""))
    .filter((path) => TOP.test(path) && !/[*<>{}\s…]|NNNN/.test(path));

/** `README.md: packages/db/src/gone.ts does not exist`, one for each dead reference in the documents under `root`. */
export const deadReferences = (root: string): readonly string[] =>
  filesUnder(root)
    .filter((file) => /^(?:docs\/.*|[^/]+)\.md$/.test(file) && !file.startsWith("docs/plan/"))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), "utf8");
      const dead = [
        ...links(text).filter((target) => !existsSync(resolve(root, dirname(file), target))),
        ...spans(text).filter((path) => !existsSync(join(root, path))),
      ];
      return [...new Set(dead)].map((path) => `${file}: ${path} does not exist`);
    });

if (import.meta.main) {
  const dead = deadReferences(process.argv[2] ?? ROOT);
  for (const line of dead) console.log(line);
  console.log(`${dead.length} dead references`);
  process.exitCode = dead.length > 0 ? 1 : 0;
}

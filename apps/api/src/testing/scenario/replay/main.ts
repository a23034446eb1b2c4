import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { replay, type RoundDocument } from "@fairmile/matching";

// Clears every round document of a folder again and prints the digest of what comes out, a line each. Knows nothing else.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder of documents.");
for (const name of readdirSync(folder).toSorted()) {
  const document = JSON.parse(readFileSync(join(folder, name), "utf8")) as RoundDocument;
  const again = replay(document);
  const digest = again.ok ? createHash("sha256").update(again.canonical).digest("hex") : `refused:${again.code}`;
  process.stdout.write(`${JSON.stringify({ name, digest })}\n`);
}

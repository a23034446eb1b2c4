import { readFileSync } from "node:fs";
import { replay } from "../index.ts";

// Run as a process of its own: a stored document in on stdin, the canonical outcome (or the refusal) out on stdout.
const answer = replay(JSON.parse(readFileSync(0, "utf8")));
process.stdout.write(answer.ok ? answer.canonical : JSON.stringify(answer));

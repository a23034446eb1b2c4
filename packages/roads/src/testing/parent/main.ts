import { openEngine } from "../../open-roads.ts";

// Run as a program by open-roads.test.ts: holds a worker until it is killed itself.
const engine = openEngine({ directory: process.argv[2] ?? "" });
await engine.ready;
process.stdout.write(`${engine.pid() ?? 0}\n`);

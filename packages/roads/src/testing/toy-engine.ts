import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TILES, writeManifest } from "../tiles/tile-manifest.ts";
import type { WorkerSetup } from "../worker/protocol.ts";

/** A module in the engine's place that does to its process what a native library can: answer, refuse, hang, crash. */
const MODULE = `
const { existsSync, writeFileSync } = require("node:fs");
exports.Actor = class {
  constructor(config) {
    const { fails, opensMs } = JSON.parse(config);
    if (fails) throw new Error(fails);
    if (opensMs) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, opensMs);
  }
  async route(body) {
    const { act, mark } = JSON.parse(body);
    if (act === "refuse") throw new Error("Route error: No path could be found for input");
    if (act === "hang") for (;;);
    if (act === "crash") process.abort();
    if (act === "crash once" && !existsSync(mark)) { writeFileSync(mark, ""); process.abort(); }
    if (act === "late") await new Promise((resolve) => setTimeout(resolve, 150));
    return JSON.stringify({ pid: process.pid });
  }
  matrix(body) { return this.route(body); }
};
`;

export interface ToyEngine {
  readonly setup: WorkerSetup;
  /** A file that is not there, for "crash once". */
  readonly mark: string;
  readonly remove: () => void;
}

export interface ToyConfig {
  /** Why it does not open. */
  readonly fails?: string;
  /** How long it takes to open. */
  readonly opensMs?: number;
}

export const toyEngine = async (config: ToyConfig = {}): Promise<ToyEngine> => {
  const directory = mkdtempSync(join(tmpdir(), "fairmile-toy-"));
  const entry = join(directory, "engine.cjs");
  writeFileSync(entry, MODULE);
  mkdirSync(join(directory, TILES));
  writeFileSync(join(directory, TILES, "one.gph"), "one");
  await writeManifest(directory);
  return {
    setup: { entry, directory, config },
    mark: join(directory, "mark"),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
};

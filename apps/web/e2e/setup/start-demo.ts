import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { freePorts } from "./free-ports.ts";

const ROOT = resolve(import.meta.dirname, "../../../..");
const MAIN = join(ROOT, "apps/api/src/demo/main.ts");
const STOP_WITHIN_MS = 20_000;

/** What the demo writes down about itself, and where it keeps its state. */
const demoFile = z.object({
  web: z.url(),
  api: z.url(),
  apiKey: z.string(),
  market: z.string(),
  signIns: z.array(z.object({ role: z.string(), name: z.string(), url: z.url() })),
});
export interface DemoInfo extends z.infer<typeof demoFile> {
  readonly stateDir: string;
}

export interface RunningDemo {
  readonly info: DemoInfo;
  readonly stop: () => Promise<void>;
}

export interface DemoOptions {
  readonly speed: number;
  readonly robots: boolean;
  /** The first start builds the web app. */
  readonly readyWithinMs: number;
}

/** Reads what a demo wrote into its state folder. */
export const readDemo = (stateDir: string): DemoInfo => ({
  ...demoFile.parse(JSON.parse(readFileSync(join(stateDir, "demo.json"), "utf8"))),
  stateDir,
});

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
  await gone;
  clearTimeout(timer);
};

/** Resolves once the demo says that it runs; throws with what it said where it ends before, or takes too long. */
const untilReady = (child: ChildProcess, withinMs: number): Promise<void> =>
  new Promise((done, fail) => {
    let said = "";
    const timer = setTimeout(() => fail(new Error(`the demo was not ready within ${withinMs} ms:\n${said}`)), withinMs);
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes("Fairmile runs in")) return;
      clearTimeout(timer);
      done();
    });
    child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(new Error(`the demo ended with ${code}:\n${said}`));
    });
  });

/** Starts a demo of its own: free ports, a state folder that goes with it, the built web app. */
export const startDemo = async ({ speed, robots, readyWithinMs }: DemoOptions): Promise<RunningDemo> => {
  const stateDir = mkdtempSync(join(tmpdir(), "fairmile-web-"));
  const [web, api] = await freePorts(2);
  const child = spawn(process.execPath, [MAIN, "--speed", String(speed), ...(robots ? [] : ["--no-robots"])], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, FAIRMILE_STATE_DIR: stateDir, PORT: String(web), API_PORT: String(api) },
  });
  const stop = async (): Promise<void> => {
    await stopChild(child);
    rmSync(stateDir, { recursive: true, force: true });
  };
  try {
    await untilReady(child, readyWithinMs);
    return { info: readDemo(stateDir), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { startChild, type Child } from "./child.ts";

export type WebProcess = Child;

const ROOT = resolve(import.meta.dirname, "../../../..");
const WEB = join(ROOT, "apps/web");

/** Builds the web app unless the build of these very sources is there already. */
export const buildWeb = (say: (text: string) => void): Promise<void> =>
  new Promise((done, fail) => {
    const build = spawn(
      join(ROOT, "node_modules/.bin/turbo"),
      ["run", "build", "--filter=@fairmile/web", "--output-logs=errors-only"],
      {
        cwd: ROOT,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
      },
    );
    let output = "";
    build.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    build.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const slow = setTimeout(() => {
      say("Building the web app (once for these sources) …");
    }, 3_000);
    build.once("error", fail);
    build.once("exit", (code) => {
      clearTimeout(slow);
      if (code === 0) done();
      else fail(new Error(`The web app did not build:\n${output}`));
    });
  });

/** Serves the built web app; requests for the API are handed on to it. Output goes to the log file, or to this process's own. */
export const startWeb = (options: {
  readonly port: number;
  readonly host: string;
  readonly apiUrl: string;
  readonly logFile: string | null;
}): WebProcess =>
  startChild({
    name: "web",
    script: join(ROOT, "node_modules/next/dist/bin/next"),
    args: ["start", "--port", String(options.port), "--hostname", options.host],
    cwd: WEB,
    env: { API_ORIGIN: options.apiUrl, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    logFile: options.logFile,
  });

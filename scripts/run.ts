import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { ROOT } from "./tree.ts";

export interface RunResult {
  readonly code: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
  readonly elapsedMs: number;
}

/** Environment for every tool we call: our Node comes first, and none of them phones home. */
const TOOL_ENV: Readonly<Record<string, string>> = {
  PATH: [join(ROOT, "node_modules/.bin"), process.env["PATH"] ?? ""].join(delimiter),
  TURBO_TELEMETRY_DISABLED: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  // A failing script prints its own error; npm's twelve lines about it say nothing more.
  npm_config_loglevel: "silent",
};

/**
 * Runs a program to its end. Its output is captured, and copied to ours where `echo` is set.
 * Never throws for a failing program: a program that cannot be started ends with code 127.
 */
export const run = (
  command: string,
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly echo?: boolean;
  },
): Promise<RunResult> =>
  new Promise((done) => {
    const startedAt = performance.now();
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...TOOL_ENV, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const finish = (code: number): void => done({ code, output, elapsedMs: performance.now() - startedAt });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (options.echo === true) process.stdout.write(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (options.echo === true) process.stderr.write(text);
    });
    child.on("error", (error) => {
      output += `${error.message}\n`;
      finish(127);
    });
    child.on("close", (code, signal) => finish(code ?? (signal === null ? 1 : 130)));
  });

/** `1.2 s`, `3 min 04 s`. */
export const showDuration = (elapsedMs: number): string => {
  const seconds = elapsedMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
};

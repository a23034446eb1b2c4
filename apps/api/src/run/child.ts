import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";

export interface Child {
  readonly name: string;
  readonly pid: number;
  /** Resolves with the exit code when it has ended. */
  readonly ended: Promise<number | null>;
  readonly stop: () => Promise<void>;
}

export interface ChildOptions {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Where its output goes; null for this process's own. */
  readonly logFile: string | null;
  /** Hears each line of standard output; for a child that says when it is ready. */
  readonly onLine?: (line: string) => void;
}

const KILL_AFTER_MS = 8_000;

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS);
  await gone;
  clearTimeout(timer);
};

/** Starts a Node program of the project beside this one, its output in a log file. It does not outlive a clean stop. */
export const startChild = (options: ChildOptions): Child => {
  const child = spawn(process.execPath, [options.script, ...options.args], {
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
  });
  const log = options.logFile === null ? process.stderr : createWriteStream(options.logFile, { flags: "a" });
  child.stderr.pipe(log, { end: false });
  createInterface({ input: child.stdout }).on("line", (line) => {
    log.write(`${line}\n`);
    options.onLine?.(line);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => {
      resolve(code);
    });
    child.once("error", () => {
      resolve(1);
    });
  });
  return { name: options.name, pid: child.pid ?? -1, ended, stop: () => end(child) };
};

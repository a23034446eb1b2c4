import { spawn } from "node:child_process";
import { resolve } from "node:path";

const COMMAND = resolve(import.meta.dirname, "../../market-cli/main.ts");

export interface ImportOrder {
  /** An OpenStreetMap extract. */
  readonly file: string;
  readonly name: string;
  readonly currency: string;
  readonly timezone: string;
  readonly databaseUrl: string;
  /** Where it puts the roads. */
  readonly stateDir: string;
}

/** Runs `npm run market -- import FILE …` as a person would, on this database. Answers what it said; throws that where it failed. */
export const importByCommand = ({
  file,
  name,
  currency,
  timezone,
  databaseUrl,
  stateDir,
}: ImportOrder): Promise<string> =>
  new Promise((done, fail) => {
    const args = [COMMAND, "import", file, "--name", name, "--currency", currency, "--timezone", timezone];
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, DATABASE_URL: databaseUrl, FAIRMILE_STATE_DIR: stateDir },
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("error", fail);
    child.once("close", (code) => {
      if (code === 0) done(said.trim());
      else fail(new Error(`The import ended with ${code}:\n${said}`));
    });
  });

import { connect as dial } from "node:net";
import { join, resolve } from "node:path";
import { startEmbedded } from "@fairmile/db";

/** Where a process that was given no database keeps its own: the same place as the demo. */
export const STATE_DIR = resolve(import.meta.dirname, "../../../../.fairmile");

export interface OwnDatabase {
  readonly url: string;
  /** Ends the embedded database if this process started it. */
  readonly stop: () => Promise<void>;
}

const answers = (socketPath: string): Promise<boolean> =>
  new Promise((found) => {
    const socket = dial(socketPath);
    socket.once("connect", () => {
      socket.destroy();
      found(true);
    });
    socket.once("error", () => {
      found(false);
    });
  });

/** The PostgreSQL of `DATABASE_URL`; without it the embedded database, the running one where a demo is up. */
export const ownDatabase = async (env: NodeJS.ProcessEnv, stateDir: string = STATE_DIR): Promise<OwnDatabase> => {
  const given = env["DATABASE_URL"];
  if (given !== undefined && given !== "") return { url: given, stop: () => Promise.resolve() };
  const dataDir = join(stateDir, "db");
  const socketPath = `${dataDir}.socket/db.sock`;
  if (await answers(socketPath)) return { url: `embedded://${socketPath}`, stop: () => Promise.resolve() };
  const embedded = await startEmbedded({ dataDir, socketPath });
  return { url: embedded.url, stop: embedded.stop };
};

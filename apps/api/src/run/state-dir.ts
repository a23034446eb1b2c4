import { resolve } from "node:path";
import { STATE_DIR } from "../platform/own-database.ts";

/** Where this machine keeps what is no database's: `FAIRMILE_STATE_DIR`, else the demo's folder. */
export const stateDirOf = (env: NodeJS.ProcessEnv): string => resolve(env["FAIRMILE_STATE_DIR"] ?? STATE_DIR);

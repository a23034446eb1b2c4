import { pathToFileURL } from "node:url";
import { type Extension, PGlite } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { postgis } from "@electric-sql/pglite-postgis";

/** The database engine: one backend, one caller at a time. */
export interface Engine {
  /** Sends complete protocol messages and returns all the backend answered. Blocks the thread while it works. */
  readonly exec: (messages: Uint8Array) => Promise<Buffer>;
  /** Writes everything to the data directory and ends the engine. */
  readonly close: () => Promise<void>;
}

/** As on a server: see the client's settings. */
const PLAN_BY_VALUES = "plan_cache_mode=force_custom_plan";

/** Keep the recycled log small: the housekeeping makes a checkpoint every 64 MB. */
const SETTINGS = ["min_wal_size=32MB", "max_wal_size=128MB", PLAN_BY_VALUES];

/** PostGIS from another bundle of files than its package's. */
const postgisFrom = (bundle: string): Extension => ({
  name: "postgis",
  setup: async (engine, options) => ({ ...(await postgis.setup(engine, options)), bundlePath: pathToFileURL(bundle) }),
});

/**
 * Opens a data directory (made when missing) with the extensions this project may use. After a kill it first replays
 * the write-ahead log. The engine's fsync does nothing: commits survive the death of the process, not of the machine.
 */
export const openEngine = async (dataDir: string, postgisBundle?: string): Promise<Engine> => {
  const extensions = {
    postgis: postgisBundle === undefined ? postgis : postgisFrom(postgisBundle),
    pg_trgm,
    btree_gist,
  };
  const engine = await PGlite.create({
    dataDir,
    extensions,
    startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ["-c", setting])],
  });
  return {
    exec: async (messages) => {
      const chunks: Uint8Array[] = [];
      await engine.execProtocolRawStream(messages, {
        syncToFs: false,
        // The bytes lie in the engine's own memory and are overwritten by the next ones.
        onRawData: (bytes) => chunks.push(Uint8Array.from(bytes)),
      });
      return Buffer.concat(chunks);
    },
    close: () => engine.close(),
  };
};

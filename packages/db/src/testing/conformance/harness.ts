import type { Database } from "../../client/connect.ts";

/** A database server of the suite's own, which it may kill. */
export interface Harness {
  /** Opens a pool on the server; the suite closes it. */
  readonly connect: (max?: number) => Database;
  /** Ends the server without warning and starts it again on the same files. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** How the outcomes share one harness: made before all of them, gone after. */
export type HarnessSource = () => Harness;

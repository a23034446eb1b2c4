import { randomFillSync } from "node:crypto";
import type { Random } from "@fairmile/contracts";

const POOL_BYTES = 8_192;

/** The machine's randomness, fetched in pools: an id takes a dozen bytes, and asking for those alone costs more than the id. */
export const createPooledRandom = (): Random => {
  const pool = new Uint8Array(POOL_BYTES);
  let used = POOL_BYTES;
  return {
    bytes: (length) => {
      if (length > POOL_BYTES) return randomFillSync(new Uint8Array(length));
      if (used + length > POOL_BYTES) {
        randomFillSync(pool);
        used = 0;
      }
      const bytes = pool.slice(used, used + length);
      // What was given out is not kept: some of it becomes tokens.
      pool.fill(0, used, used + length);
      used += length;
      return bytes;
    },
  };
};

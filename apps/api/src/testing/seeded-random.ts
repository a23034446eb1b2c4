import { createHash } from "node:crypto";
import type { Random } from "@fairmile/contracts";

/** Bytes that look random and are the same for the same seed: SHA-256 over the seed and a counter. */
export const seededRandom = (seed: string): Random => {
  let counter = 0;
  let pool = Buffer.alloc(0);
  return {
    bytes: (length) => {
      while (pool.length < length) {
        pool = Buffer.concat([pool, createHash("sha256").update(`${seed}:${counter}`).digest()]);
        counter += 1;
      }
      const bytes = new Uint8Array(pool.subarray(0, length));
      pool = pool.subarray(length);
      return bytes;
    },
  };
};

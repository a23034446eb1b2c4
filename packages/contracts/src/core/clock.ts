import type { EpochMs } from "./units.ts";

/**
 * The market's clock. Everything in the domain reads time from one of these and nothing else:
 * `speed` market milliseconds pass in one millisecond of the wall.
 */
export interface Clock {
  readonly now: () => EpochMs;
  readonly speed: number;
}

/** A source of randomness: `bytes(n)` fresh bytes. Deterministic in a simulation. */
export interface Random {
  readonly bytes: (length: number) => Uint8Array;
}

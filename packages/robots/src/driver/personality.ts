import type { VehicleClass } from "@fairmile/contracts";
import type { Prng } from "../core/prng.ts";

/** How a driver deals with offers. */
export const STYLES = ["claims", "bids", "mixes", "autopilot"] as const;
export type Style = (typeof STYLES)[number];

/** What makes one robot driver another than the next. Shares are fractions of the cases. */
export interface Personality {
  readonly name: string;
  readonly vehicle: VehicleClass;
  readonly style: Style;
  /** What the work must pay, in times of its pay floor: the driver's true cost. */
  readonly greed: number;
  /** Offers left alone without a look. */
  readonly ignoreShare: number;
  /** Asks taken back a moment later. */
  readonly withdrawShare: number;
  /** Routes handed back before the first pickup. */
  readonly handBackShare: number;
  /** Doors where nobody answers. */
  readonly nobodyInShare: number;
  /** How long a way takes this driver, in times of what the directions say. */
  readonly pace: number;
  /** How long a shift is and the rest after it, in market milliseconds. */
  readonly shiftMs: number;
  readonly restMs: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The order in which the first robots take them, so that a handful already differ. */
const ORDER: readonly Style[] = ["claims", "bids", "claims", "mixes", "autopilot", "claims", "mixes", "bids"];
const VEHICLES: readonly VehicleClass[] = ["ebike", "car", "bicycle", "scooter", "car", "ebike", "bicycle", "car"];
const FIRST = ["Aoife", "Bram", "Chidi", "Dora", "Emre", "Fiona", "Goran", "Hana", "Ilse", "Jonas", "Kemal", "Lena"];
const INITIALS = ["A", "B", "C", "D", "F", "G", "H", "K", "L", "M", "N", "O", "P", "R", "S", "T"];

const turn = <T>(list: readonly T[], index: number, otherwise: T): T => list[index % list.length] ?? otherwise;

/** The personality of the robot driver with this number, from 0; the same for the same source. */
export const personalityOf = (index: number, prng: Prng): Personality => ({
  name: `${turn(FIRST, index, "Robin")} ${prng.pick(INITIALS)}.`,
  vehicle: turn(VEHICLES, index, "car"),
  style: turn(ORDER, index, "mixes"),
  greed: prng.between(1.05, 1.8),
  ignoreShare: prng.between(0.06, 0.14),
  withdrawShare: prng.between(0.01, 0.05),
  handBackShare: prng.between(0, 0.03),
  nobodyInShare: prng.between(0, 0.04),
  pace: prng.between(0.88, 1.2),
  shiftMs: prng.between(3, 6) * HOUR_MS,
  restMs: prng.between(10, 25) * MINUTE_MS,
});

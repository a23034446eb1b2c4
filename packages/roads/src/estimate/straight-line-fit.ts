import { VEHICLE_CLASSES, type VehicleClass } from "@fairmile/contracts";

/** How one vehicle's trips follow from the straight line `d` between their ends: both `a + k·d`. */
export interface VehicleFit {
  /** Fixed part of any trip: unlocking, lights, finding the door. */
  readonly baseMs: number;
  /** Metres of straight line covered in a second. */
  readonly metersPerSecond: number;
  readonly baseMeters: number;
  /** Metres of road for one metre of straight line. */
  readonly circuity: number;
}

export type StraightLineFit = Readonly<Record<VehicleClass, VehicleFit>>;

/** The usual circuity factor of a town. */
const CIRCUITY = 1.3;
const guess = (baseMs: number, roadMetersPerSecond: number): VehicleFit => ({
  baseMs,
  metersPerSecond: roadMetersPerSecond / CIRCUITY,
  baseMeters: 0,
  circuity: CIRCUITY,
});

/** For a market whose roads nobody has measured. */
export const DEFAULT_FIT: StraightLineFit = {
  walk: guess(10_000, 1.35),
  bicycle: guess(40_000, 4.4),
  ebike: guess(40_000, 5.8),
  scooter: guess(60_000, 7.2),
  car: guess(90_000, 6.9),
};

const FIELDS = ["baseMs", "metersPerSecond", "baseMeters", "circuity"] as const;

const isVehicleFit = (value: unknown): value is VehicleFit => {
  if (typeof value !== "object" || value === null) return false;
  const fields: Partial<Record<string, unknown>> = { ...value };
  const isNumber = FIELDS.every((name) => {
    const field = fields[name];
    return typeof field === "number" && Number.isFinite(field) && field >= 0;
  });
  return isNumber && Number(fields["metersPerSecond"]) > 0 && Number(fields["circuity"]) >= 1;
};

const isFit = (value: unknown): value is StraightLineFit => {
  if (typeof value !== "object" || value === null) return false;
  const vehicles: Partial<Record<string, unknown>> = { ...value };
  return VEHICLE_CLASSES.every((vehicle) => isVehicleFit(vehicles[vehicle]));
};

/** Reads a fit that was stored as JSON; null where it is not one. */
export const parseFit = (text: string): StraightLineFit | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isFit(value) ? value : null;
  } catch {
    return null;
  }
};

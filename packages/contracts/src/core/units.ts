import { z } from "zod";
import type { Brand } from "./brand.ts";

/** Money in minor units of a currency (0, 2 or 3 decimals; see money.ts). Always a safe integer, may be negative. */
export type Cents = Brand<number, "Cents">;
/** A length in metres. */
export type Meters = Brand<number, "Meters">;
/** A UTC instant in milliseconds since 1970. */
export type EpochMs = Brand<number, "EpochMs">;
/** A span of time in milliseconds. */
export type DurationMs = Brand<number, "DurationMs">;
/** A mass in grams. */
export type Grams = Brand<number, "Grams">;

const int = z.number().int().safe();

/** The largest amount a person may type anywhere: ten million minor units. */
export const MAX_INPUT_CENTS = 10_000_000;

export const centsSchema = int.transform((n) => n as Cents);
export const nonNegativeCentsSchema = int
  .min(0)
  .max(MAX_INPUT_CENTS)
  .transform((n) => n as Cents);
export const metersSchema = z
  .number()
  .min(0)
  .max(50_000_000)
  .transform((n) => n as Meters);
export const epochMsSchema = int
  .min(0)
  .max(253_402_300_799_999)
  .transform((n) => n as EpochMs);
export const durationMsSchema = int.min(0).transform((n) => n as DurationMs);
export const gramsSchema = int.min(0).transform((n) => n as Grams);

/** Tags a number as minor units; throws RangeError unless it is a safe integer. */
export const cents = (n: number): Cents => {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not an amount in minor units: ${n}`);
  return n as Cents;
};
export const meters = (n: number): Meters => n as Meters;
export const epochMs = (n: number): EpochMs => n as EpochMs;
export const durationMs = (n: number): DurationMs => n as DurationMs;
export const grams = (n: number): Grams => n as Grams;

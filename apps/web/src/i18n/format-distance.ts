import { groupDigits } from "./format-money.ts";

/** The figure and unit of a length: 4 812 m → ["4.8", "km"], 268 m → ["270", "m"]; metres go by tens. */
const distanceParts = (meters: number): { value: string; unit: "m" | "km" } => {
  const tens = Math.round(meters / 10) * 10;
  if (tens < 1000) return { value: String(tens), unit: "m" };
  return { value: groupDigits((meters / 1000).toFixed(meters < 99_950 ? 1 : 0)), unit: "km" };
};

/** "4.8 km", "270 m". */
export const formatDistance = (meters: number): string => {
  const { value, unit } = distanceParts(meters);
  return `${value}\u00a0${unit}`;
};

/** A count as the look writes it: 18204 → "18 204". */
export const formatCount = (count: number): string => groupDigits(String(count));

import { cents } from "@fairmile/contracts";
import { LEVELS } from "../assignment/worth.ts";
import { byText } from "../canonical/by-text.ts";
import type { RoundDocument } from "../round/round-document.ts";
import type { ZoneShadow } from "../round/round-outcome.ts";

/** Fewer drivers than this in a zone, and its figure would tell what one of them asked. */
export const MIN_ZONE_DRIVERS = 3;

/**
 * The shadow price of one more driver in every zone somebody stands in: the mean, over the drivers there, of what a
 * second one like each would have added — the greatest left out, so that it is never above what it would be with any one
 * driver's own figure gone. Null below three drivers. `oneMore` is `gainsOfOneMore` of the round's assignment.
 */
export const zoneShadows = (
  document: RoundDocument,
  driverNumber: ReadonlyMap<string, number>,
  oneMore: Float64Array,
): readonly ZoneShadow[] => {
  const out = new Set<string>(document.outDrivers.map((row) => row.driverId));
  const gains = new Map<string, number[]>();
  for (const driver of document.facts.drivers) {
    if (driver.zone === null || out.has(driver.driverId)) continue;
    const gain = oneMore[(driverNumber.get(driver.driverId) ?? 0) * LEVELS] ?? 0;
    const inZone = gains.get(driver.zone);
    if (inZone) inZone.push(gain);
    else gains.set(driver.zone, [gain]);
  }
  return [...gains]
    .sort(([a], [b]) => byText(a, b))
    .map(([zone, values]) => {
      const rest = values.reduce((sum, v) => sum + v, 0) - Math.max(...values);
      return {
        zone,
        driverCount: values.length,
        shadowCents: values.length < MIN_ZONE_DRIVERS ? null : cents(Math.floor(rest / (values.length - 1))),
      };
    });
};

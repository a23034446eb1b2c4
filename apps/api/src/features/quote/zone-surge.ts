import type { LngLat, PricingPolicy } from "@fairmile/contracts";
import { marketState, type Queryable } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { zoneOf } from "../../platform/zone.ts";

/** The surge shown in the zone of a pickup, in minor units; zero where it is switched off or none is measured. */
export const zoneSurge = async (
  database: Queryable,
  input: { readonly marketId: string; readonly policy: PricingPolicy; readonly pickup: LngLat },
): Promise<number> => {
  if (!input.policy.surge.enabled) return 0;
  const [row] = await database.db
    .select({ surge: marketState.surge })
    .from(marketState)
    .where(eq(marketState.marketId, input.marketId));
  return row?.surge[zoneOf(input.pickup)]?.shownCents ?? 0;
};

import { z } from "zod";
import { lngLatSchema } from "../core/geo.ts";
import { currencySchema } from "../core/money.ts";

export const marketView = z.strictObject({
  id: z.string(),
  name: z.string(),
  currency: currencySchema,
  timezone: z.string(),
  polygon: z.array(lngLatSchema),
  center: lngLatSchema,
  attribution: z.string(),
  /** What travel times come from, and whether it is only an estimate. */
  roadNetwork: z.string(),
  isEstimate: z.boolean(),
  /** Where the base map (PMTiles) is read, piece by piece; null where the market has none. */
  basemapUrl: z.string().nullable(),
  roundEveryMs: z.number(),
  exposureMs: z.number(),
  isDemo: z.boolean(),
});
export type MarketView = z.infer<typeof marketView>;

export const clockView = z.strictObject({ nowMs: z.number(), speed: z.number() });
export type ClockView = z.infer<typeof clockView>;

export const addressSuggestionView = z.strictObject({
  label: z.string(),
  street: z.string(),
  houseNumber: z.string(),
  point: lngLatSchema,
});
export type AddressSuggestionView = z.infer<typeof addressSuggestionView>;

export const ROLES = ["driver", "store_owner", "store_staff", "admin", "support"] as const;
export type Role = (typeof ROLES)[number];

export const meView = z.strictObject({
  userId: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  driverId: z.string().nullable(),
  storeId: z.string().nullable(),
});
export type MeView = z.infer<typeof meView>;

/** Where a lot is worth more just now: the amount is added to each lot picked up there. */
export const surgeView = z.strictObject({
  zones: z.array(z.strictObject({ zone: z.string(), ring: z.array(lngLatSchema), shownCents: z.number() })),
  /** The most that the policy in force ever adds. */
  capCents: z.number(),
});
export type SurgeView = z.infer<typeof surgeView>;

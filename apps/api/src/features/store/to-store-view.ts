import type { LocationView, Place, StoreView } from "@fairmile/contracts";
import type { store } from "@fairmile/db";
import type { LocationRow } from "./insert-location.ts";

/** An address, its unit where there is one, and its point, as a place. */
export const toPlace = (address: string, unit: string | null, point: Place["point"]): Place => ({
  address,
  ...(unit === null ? {} : { unit }),
  point,
});

export const toLocationView = (row: LocationRow): LocationView => ({
  id: row.id,
  name: row.name,
  place: toPlace(row.address, row.unit, row.point),
  phone: row.phone,
  notes: row.notes,
});

/** A store as its own people see it; the card only by its brand and last digits. */
export const toStoreView = (
  row: typeof store.$inferSelect,
  locations: readonly LocationRow[],
  memberRole: StoreView["memberRole"],
): StoreView => ({
  id: row.id,
  name: row.name,
  locations: locations.map(toLocationView),
  card:
    row.cardPaymentMethodId === null || row.cardBrand === null || row.cardLast4 === null
      ? null
      : { brand: row.cardBrand, last4: row.cardLast4 },
  memberRole,
});

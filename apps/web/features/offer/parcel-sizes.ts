import { PARCEL_SIZES } from "@fairmile/contracts";
import type { useT } from "../../src/i18n/use-t.tsx";

/** "small + medium": every size once, smallest first. */
export const parcelSizesText = (sizes: readonly string[], t: ReturnType<typeof useT>): string =>
  PARCEL_SIZES.filter((size) => sizes.includes(size))
    .map((size) => t(`driver.parcels.${size}`))
    .join(" + ");

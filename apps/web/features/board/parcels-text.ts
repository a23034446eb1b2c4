import { PARCEL_SIZES, type ParcelInput } from "@fairmile/contracts";
import type { useT } from "../../src/i18n/use-t.tsx";

/** "1 medium", "2 small, 1 large". */
export const parcelsText = (parcels: readonly ParcelInput[], t: ReturnType<typeof useT>): string =>
  PARCEL_SIZES.flatMap((size) => {
    const count = parcels.filter((parcel) => parcel.size === size).reduce((sum, parcel) => sum + parcel.quantity, 0);
    return count === 0 ? [] : [t("store.board.parcels", { count, size: t(`driver.parcels.${size}`) })];
  }).join(", ");

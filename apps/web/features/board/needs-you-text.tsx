import type { DeliveryView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import type { useT } from "../../src/i18n/use-t.tsx";

/** What happened at the door, and who has the parcel. */
export const needsYouText = (delivery: DeliveryView, t: ReturnType<typeof useT>): ReactNode =>
  t.rich(delivery.failure?.reason === "nobody_in" ? "store.needs.nobodyIn" : "store.needs.failed", {
    address: delivery.dropoff.place.address,
    driver: delivery.courier?.name ?? t("store.needs.theDriver"),
  });

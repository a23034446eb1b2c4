import { PARCEL_SIZES, type RouteStopView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import type { useT } from "../../src/i18n/use-t.tsx";
import { askedAt, liveDeliveries } from "./route-state.ts";

type T = ReturnType<typeof useT>;
type StopDelivery = RouteStopView["deliveries"][number];

/** "2 small + medium, upright". */
export const parcelsText = (parcels: StopDelivery["parcels"], t: T): string => {
  const sizes = PARCEL_SIZES.flatMap((size) => {
    const count = parcels.filter((parcel) => parcel.size === size).reduce((sum, parcel) => sum + parcel.quantity, 0);
    if (count === 0) return [];
    return [
      count === 1
        ? t(`driver.parcels.${size}`)
        : t("driver.parcels.several", { count, size: t(`driver.parcels.${size}`) }),
    ];
  }).join(" + ");
  return parcels.some((parcel) => parcel.mustBeUpright) ? `${sizes}, ${t("driver.drive.upright")}` : sizes;
};

/** "PIN at door. Photo at door." */
const proofText = (stop: RouteStopView, t: T): string => {
  const asked = askedAt(stop);
  return [
    ...(asked.pins.length > 0 ? [t("driver.drive.pinAtDoor")] : []),
    ...(asked.photo ? [t("driver.drive.photoAtDoor")] : []),
    ...(asked.signature ? [t("driver.drive.signatureAtDoor")] : []),
  ].join(" ");
};

/** Who is at the door, what they get and what they show. */
export const stopParcel = (stop: RouteStopView, t: T): ReactNode => {
  const live = liveDeliveries(stop);
  const parcels = parcelsText(
    live.flatMap((delivery) => delivery.parcels),
    t,
  );
  const proof = stop.kind === "dropoff" ? proofText(stop, t) : "";
  const name = stop.contactName;
  return proof === ""
    ? t.rich("driver.drive.parcel", { name, parcels })
    : t.rich("driver.drive.parcelProof", { name, parcels, proof });
};

/** The address with its unit, as on the door. */
export const addressText = ({ place }: RouteStopView, t: T): string =>
  place.unit === undefined || place.unit === ""
    ? place.address
    : t("driver.drive.unit", { address: place.address, unit: place.unit });

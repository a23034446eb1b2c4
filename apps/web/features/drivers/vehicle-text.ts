import { VEHICLE_CLASSES } from "@fairmile/contracts";
import type { useT } from "../../src/i18n/use-t.tsx";

/** A vehicle in words; as it stands where it is none we know. */
export const vehicleText = (vehicle: string, t: ReturnType<typeof useT>): string => {
  const known = VEHICLE_CLASSES.find((one) => one === vehicle);
  return known === undefined ? vehicle : t(`driver.vehicle.${known}`);
};

import { AppError } from "@fairmile/contracts";
import type { DriverRow } from "./to-driver-view.ts";

/** Refuses a driver whose account may not work now, each standing with its own code. */
export const assertMayWork = (row: Pick<DriverRow, "status">): void => {
  if (row.status === "applied") throw new AppError("driver_not_approved");
  if (row.status === "suspended") throw new AppError("driver_suspended");
  if (row.status === "closed") throw new AppError("driver_closed");
};

"use client";

import type { DriverView } from "@fairmile/contracts";
import { createContext, useContext } from "react";

export const DriverContext = createContext<DriverView | null>(null);

/** The driver who is signed in. Only inside the driver app's layout. */
export const useDriver = (): DriverView => {
  const driver = useContext(DriverContext);
  if (driver === null) throw new Error("no DriverApp above");
  return driver;
};

"use client";

import type { LngLat } from "@fairmile/contracts";
import { createContext, useContext } from "react";
import type { Fix, LocationFault } from "./device-location.ts";

export interface OwnPosition {
  /** The latest reading; null before the first. */
  readonly fix: Fix | null;
  readonly fault: LocationFault | null;
  /** In the demo a person may stand anywhere in its town; null where the device itself says where it is. */
  readonly placed: LngLat | null;
  /** Demo only: stands there from now on, or lets the device speak again. */
  readonly place: (point: LngLat | null) => void;
  /** Demo only: goes there in a few seconds, so that whoever watches sees it move. */
  readonly travelTo: (point: LngLat) => void;
  /** One reading now, for a command that wants one. Rejects with LocationFailed. */
  readonly read: () => Promise<Fix>;
}

export const PositionContext = createContext<OwnPosition | null>(null);

export const useOwnPosition = (): OwnPosition => {
  const position = useContext(PositionContext);
  if (position === null) throw new Error("no PositionProvider above");
  return position;
};

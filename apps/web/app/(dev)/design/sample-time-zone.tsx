"use client";

import type { ReactNode } from "react";
import { TimeZoneContext } from "../../../src/market/time-zone.tsx";
import { TIME_ZONE } from "./samples/sample-driver.ts";

export const SampleTimeZone = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <TimeZoneContext value={TIME_ZONE}>{children}</TimeZoneContext>
);

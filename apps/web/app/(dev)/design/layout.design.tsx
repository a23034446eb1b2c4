import type { ReactNode } from "react";
import { FixedMarketClock } from "../../../src/clock/market-clock-context.tsx";
import { SampleTimeZone } from "./sample-time-zone.tsx";
import { NOW_MS } from "./samples/sample-driver.ts";

/** The parts and the five pictures with invented figures, at one instant. Built only with FAIRMILE_DESIGN=1. */
const DesignLayout = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <FixedMarketClock nowMs={NOW_MS}>
    <SampleTimeZone>{children}</SampleTimeZone>
  </FixedMarketClock>
);

export default DesignLayout;

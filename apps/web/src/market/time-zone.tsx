"use client";

import { createContext, useContext } from "react";

/** The market's time zone, for every time on screen inside. */
export const TimeZoneContext = createContext("UTC");

export const useTimeZone = (): string => useContext(TimeZoneContext);

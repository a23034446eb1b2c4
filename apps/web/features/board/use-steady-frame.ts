"use client";

import type { LngLat } from "@fairmile/contracts";
import { useState } from "react";
import { corners, steadyFrame, type Frame } from "./map-frame.ts";

/** The corners of what a map should show, kept as long as everything is in sight; another `subject` looks anew. */
export const useSteadyFrame = (points: readonly LngLat[], subject: string): LngLat[] => {
  const [last, setLast] = useState<{ readonly frame: Frame | null; readonly subject: string }>({
    frame: null,
    subject,
  });
  const frame = steadyFrame(last.subject === subject ? last.frame : null, points);
  // Kept while rendering, as React advises for what follows from the render before.
  if (frame !== last.frame || subject !== last.subject) setLast({ frame, subject });
  return corners(frame);
};

"use client";

import { useEffect, useState } from "react";

/** A value once it has stood still for a while (milliseconds of the wall). */
export const useDebounced = <T>(value: T, waitMs: number): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitMs);
    return () => clearTimeout(timer);
  }, [value, waitMs]);
  return settled;
};

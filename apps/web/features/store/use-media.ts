"use client";

import { useCallback, useSyncExternalStore } from "react";

/** The widths at which a page is laid out anew; the same as the breakpoints of theme.css. */
export const DESK = "(min-width: 1100px)";
export const PANEL = "(min-width: 700px)";

/** Whether a media query holds; false where there is no screen yet. For what must not be there at all: a map, a sheet. */
export const useMedia = (query: string): boolean => {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
};

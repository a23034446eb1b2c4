import type { LngLat } from "@fairmile/contracts";

/** Whether a place lies inside an outline: how often a ray to the east crosses it (even-odd rule). */
export const isInside = (outline: readonly LngLat[], { lng, lat }: LngLat): boolean => {
  let inside = false;
  outline.forEach((to, index) => {
    const from = outline.at(index - 1);
    if (from === undefined || from.lat > lat === to.lat > lat) return;
    if (lng < from.lng + ((lat - from.lat) / (to.lat - from.lat)) * (to.lng - from.lng)) inside = !inside;
  });
  return inside;
};

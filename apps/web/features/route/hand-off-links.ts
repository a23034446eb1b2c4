import type { LngLat, VehicleClass } from "@fairmile/contracts";

/** A navigation app that the way can be handed to. */
export type HandOffApp = "google" | "waze" | "apple";

type Mode = "driving" | "bicycling" | "walking";

const MODE: Record<VehicleClass, Mode> = {
  walk: "walking",
  bicycle: "bicycling",
  ebike: "bicycling",
  scooter: "driving",
  car: "driving",
};

/** Apple documents letters for driving and walking only; for the rest its app goes by what its owner chose. */
const APPLE: Record<Mode, string> = { driving: "&dirflg=d", walking: "&dirflg=w", bicycling: "" };

/**
 * Links that begin the way to a place in another app, as each one's makers document them: Google's Maps URLs, Waze's deep
 * links (it knows only cars), Apple's Map links.
 */
export const handOffLinks = (to: LngLat, vehicle: VehicleClass): Record<HandOffApp, string> => {
  const at = `${to.lat.toFixed(6)},${to.lng.toFixed(6)}`;
  const mode = MODE[vehicle];
  return {
    google: `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(at)}&travelmode=${mode}&dir_action=navigate`,
    waze: `https://waze.com/ul?ll=${encodeURIComponent(at)}&navigate=yes`,
    apple: `https://maps.apple.com/?daddr=${encodeURIComponent(at)}${APPLE[mode]}`,
  };
};

import type { LngLat } from "@fairmile/contracts";

/** A reading of where this device is. */
export interface Fix {
  readonly point: LngLat;
  readonly accuracyMeters: number | null;
  readonly headingDegrees: number | null;
  readonly speedMetersPerSecond: number | null;
}

/** Why there is no reading: forbidden by the person, not to be had here, or no device for it. */
export type LocationFault = "denied" | "unavailable" | "unsupported";

export class LocationFailed extends Error {
  readonly fault: LocationFault;

  constructor(fault: LocationFault) {
    super(fault);
    this.name = "LocationFailed";
    this.fault = fault;
  }
}

const TIMEOUT_MS = 12_000;
/** A reading of the last minute is good enough to begin with: a device that lies still may give no newer one. */
const ONE: PositionOptions = { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: 60_000 };
const EVERY: PositionOptions = { enableHighAccuracy: true, maximumAge: 5_000 };

const known = (value: number | null): number | null => (value === null || Number.isNaN(value) ? null : value);

const toFix = ({ coords }: GeolocationPosition): Fix => ({
  point: { lng: coords.longitude, lat: coords.latitude },
  accuracyMeters: known(coords.accuracy),
  headingDegrees: known(coords.heading),
  speedMetersPerSecond: known(coords.speed),
});

const faultOf = (error: GeolocationPositionError): LocationFault =>
  error.code === error.PERMISSION_DENIED ? "denied" : "unavailable";

const device = (): Geolocation | undefined => ("geolocation" in navigator ? navigator.geolocation : undefined);

/** One reading, asked of the person if need be. Rejects with LocationFailed. */
export const readLocation = (): Promise<Fix> =>
  new Promise((resolve, reject) => {
    const location = device();
    if (location === undefined) {
      reject(new LocationFailed("unsupported"));
      return;
    }
    location.getCurrentPosition(
      (position) => resolve(toFix(position)),
      (error) => reject(new LocationFailed(faultOf(error))),
      ONE,
    );
  });

/** Every reading from now on; answers with the function that stops it. */
export const watchLocation = (onFix: (fix: Fix) => void, onFault: (fault: LocationFault) => void): (() => void) => {
  const location = device();
  if (location === undefined) {
    onFault("unsupported");
    return () => undefined;
  }
  const id = location.watchPosition(
    (position) => onFix(toFix(position)),
    (error) => onFault(faultOf(error)),
    EVERY,
  );
  return () => location.clearWatch(id);
};

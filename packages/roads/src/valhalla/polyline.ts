import type { LngLat } from "@fairmile/contracts";

/** Valhalla writes shapes with six decimals. */
const SCALE = 1e6;

/** Reads an encoded polyline (Google's algorithm, six decimals). Throws RangeError where it ends in mid-number. */
export const decodePolyline = (text: string): LngLat[] => {
  const points: LngLat[] = [];
  let at = 0;
  const next = (): number => {
    let bits = 0;
    let shift = 0;
    let chunk = 0;
    do {
      if (at >= text.length) throw new RangeError("the shape ends in mid-number");
      chunk = text.charCodeAt(at) - 63;
      at += 1;
      bits |= (chunk & 0x1f) << shift;
      shift += 5;
    } while (chunk >= 0x20);
    return bits & 1 ? ~(bits >> 1) : bits >> 1;
  };
  let lat = 0;
  let lng = 0;
  while (at < text.length) {
    lat += next();
    lng += next();
    points.push({ lng: lng / SCALE, lat: lat / SCALE });
  }
  return points;
};

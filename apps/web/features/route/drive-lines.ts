import type { LngLat, RouteStopView, RouteView } from "@fairmile/contracts";
import type { MapLine } from "../../design/map/map-types.ts";
import { splitTrack } from "../drive/track.ts";
import type { Navigation } from "../drive/use-navigation.ts";
import { isOpen } from "./route-state.ts";

interface DriveLinesInput {
  readonly navigation: Navigation;
  readonly route: RouteView;
  readonly stop: RouteStopView;
  readonly own: LngLat | null;
  readonly wholeRoute: boolean;
}

/**
 * What is drawn of the way. Along roads a full line, grey where it is driven, and beyond the next stop only on the whole
 * route. Where there are no roads to go by, dots straight to where it goes, so that nobody takes them for a street.
 */
export const driveLines = ({ navigation, route, stop, own, wholeRoute }: DriveLinesInput): MapLine[] => {
  const { kind, leg, progress } = navigation;
  if (leg !== null) {
    const { behind, ahead } = splitTrack(leg.track, progress?.alongMeters ?? 0);
    return [
      { kind: "done", points: behind },
      { kind: "route", points: wholeRoute ? [...ahead, ...leg.onward.slice(1)] : ahead },
    ];
  }
  if (kind === "waiting") return [];
  const here = own ?? route.stops.findLast((one) => !isOpen(one))?.place.point;
  const open = route.stops.filter(isOpen).map((one) => one.place.point);
  const to = wholeRoute ? open : [stop.place.point];
  return [{ kind: "way", points: here === undefined ? to : [here, ...to] }];
};

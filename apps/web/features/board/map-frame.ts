import type { LngLat } from "@fairmile/contracts";

/** What a map shows: two corners, or nothing yet. */
export interface Frame {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** About 450 m. */
const MARGIN_DEGREES = 0.004;
/** A frame this many times as wide or high as what it shows is drawn anew. */
const TOO_LARGE = 2;

const around = (points: readonly LngLat[], margin: number): Frame | null => {
  if (points.length === 0) return null;
  const lngs = points.map(({ lng }) => lng);
  const lats = points.map(({ lat }) => lat);
  return {
    west: Math.min(...lngs) - margin,
    south: Math.min(...lats) - margin,
    east: Math.max(...lngs) + margin,
    north: Math.max(...lats) + margin,
  };
};

const holds = (outer: Frame, inner: Frame): boolean =>
  outer.west <= inner.west && outer.south <= inner.south && outer.east >= inner.east && outer.north >= inner.north;

const isTooLarge = (frame: Frame, wanted: Frame): boolean =>
  Math.max(frame.east - frame.west, frame.north - frame.south) >
  TOO_LARGE * Math.max(wanted.east - wanted.west, wanted.north - wanted.south);

/**
 * The frame for these points, and the last one as long as it still does: a car that drives inside what is shown does not
 * move the map under the hand of whoever looks at it.
 */
export const steadyFrame = (last: Frame | null, points: readonly LngLat[]): Frame | null => {
  const tight = around(points, 0);
  const wanted = around(points, points.length === 1 ? 2 * MARGIN_DEGREES : MARGIN_DEGREES / 2);
  if (tight === null || wanted === null) return last;
  return last !== null && holds(last, tight) && !isTooLarge(last, wanted) ? last : wanted;
};

/** The corners of a frame, for a map to fit. */
export const corners = (frame: Frame | null): LngLat[] =>
  frame === null
    ? []
    : [
        { lng: frame.west, lat: frame.south },
        { lng: frame.east, lat: frame.north },
      ];

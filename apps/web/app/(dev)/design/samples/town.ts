import type { LngLat } from "@fairmile/contracts";
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";

const CENTER = { lng: 4.9, lat: 52.37 };
const METERS_PER_DEGREE = 111_320;

/** A place in the invented town, in metres east and north of its middle. */
export const place = (east: number, north: number): LngLat => ({
  lng: CENTER.lng + east / (METERS_PER_DEGREE * Math.cos((CENTER.lat * Math.PI) / 180)),
  lat: CENTER.lat + north / METERS_PER_DEGREE,
});

const position = (east: number, north: number): Position => {
  const { lng, lat } = place(east, north);
  return [lng, lat];
};

const feature = (properties: Record<string, string>, geometry: Geometry): Feature => ({
  type: "Feature",
  properties,
  geometry,
});

/** Streets that lean and bend a little, as in no town drawn with a ruler. */
const bend = (along: number, phase: number): number =>
  38 * Math.sin(along / 520 + phase) + 14 * Math.sin(along / 170 + phase * 2);

const REACH = 2000;
const steps = (step: number): number[] => Array.from({ length: (2 * REACH) / step + 1 }, (_, i) => i * step - REACH);

const road = (kind: "minor" | "mid" | "major", name: string, points: Position[]): Feature =>
  feature({ kind: "road", class: kind, name }, { type: "LineString", coordinates: points });

const northward = (at: number): Position[] => steps(80).map((n) => position(at + bend(n, at) + n * 0.09, n));
const eastward = (at: number): Position[] => steps(80).map((e) => position(e, at + bend(e, at + 2) - e * 0.06));

const NORTHWARD = ["Old Mill Road", "Tanner Lane", "Canal Row", "Hollybank Road", "Belmont Avenue"];
const EASTWARD = ["Quay Road", "Weavers Street", "Castle Avenue", "Linden Road", "Highfield Road"];

const minors = (): Feature[] =>
  steps(125).flatMap((at, i) => [
    road(
      "minor",
      "",
      steps(80)
        .map((n) => position(at + bend(n, at / 300) + n * 0.09 + 40, n))
        .slice(i % 4, 51 - (i % 7)),
    ),
    road(
      "minor",
      "",
      steps(80)
        .map((e) => position(e, at + bend(e, at / 300 + 2) - e * 0.06 + 30))
        .slice(i % 5, 51 - (i % 6)),
    ),
  ]);

const PARKS: readonly [number, number, number, number][] = [
  [-900, -80, 210, 170],
  [240, -420, 190, 150],
  [120, 560, 150, 210],
];

/** Roads, a river, a canal and three parks: what a market's sketch looks like, for pictures of the map. */
export const town = (): FeatureCollection => ({
  type: "FeatureCollection",
  features: [
    ...PARKS.map(([e, n, w, h]) =>
      feature(
        { kind: "park" },
        {
          type: "Polygon",
          coordinates: [
            [
              position(e, n),
              position(e + w, n + 12),
              position(e + w + 18, n + h),
              position(e + 10, n + h),
              position(e, n),
            ],
          ],
        },
      ),
    ),
    feature(
      { kind: "water" },
      {
        type: "Polygon",
        coordinates: [
          [
            ...steps(80).map((e) => position(e, 1290 + bend(e, 1))),
            ...steps(80)
              .toReversed()
              .map((e) => position(e, 1180 + bend(e, 1.2))),
            position(-REACH, 1290 + bend(-REACH, 1)),
          ],
        ],
      },
    ),
    feature(
      { kind: "river" },
      { type: "LineString", coordinates: steps(80).map((e) => position(e, 190 + bend(e, 4))) },
    ),
    ...minors(),
    ...NORTHWARD.map((name, i) => road(i === 2 ? "major" : "mid", name, northward((i - 2) * 430))),
    ...EASTWARD.map((name, i) => road(i === 2 ? "major" : "mid", name, eastward((2 - i) * 420))),
  ],
});

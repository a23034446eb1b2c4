import type { LngLat } from "@fairmile/contracts";
import type { FeatureCollection, Geometry, Position } from "geojson";
import type { MapLine, MapSurge } from "./map-types.ts";

interface Shape {
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, string | number>>;
}

const geoJson = (shapes: readonly Shape[]): FeatureCollection => ({
  type: "FeatureCollection",
  features: shapes.map(({ geometry, properties }) => ({ type: "Feature", geometry, properties: { ...properties } })),
});

const position = ({ lng, lat }: LngLat): Position => [lng, lat];

/** A ring, closed if it is not. */
const ring = (points: readonly LngLat[]): Position[] => {
  const [first] = points;
  const last = points.at(-1);
  const closed = first && last && first.lng === last.lng && first.lat === last.lat;
  return (closed || !first ? points : [...points, first]).map(position);
};

export const linesGeoJson = (lines: readonly MapLine[]): FeatureCollection =>
  geoJson(
    lines
      .filter((line) => line.points.length > 1)
      .map((line) => ({
        geometry: { type: "LineString", coordinates: line.points.map(position) },
        properties: { kind: line.kind },
      })),
  );

export const surgeGeoJson = (surge: readonly MapSurge[]): FeatureCollection =>
  geoJson(
    surge.map((area) => ({
      geometry: { type: "Polygon", coordinates: [ring(area.ring)] },
      properties: { step: area.step },
    })),
  );

export const polygonGeoJson = (polygon: readonly LngLat[]): FeatureCollection =>
  geoJson(polygon.length < 3 ? [] : [{ geometry: { type: "Polygon", coordinates: [ring(polygon)] }, properties: {} }]);

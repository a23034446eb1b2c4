import type { LngLat } from "@fairmile/contracts";
import type { ReachAnswer, ReachQuery } from "../road-network.ts";
import { askEngine } from "./ask.ts";
import { costingOf, locationOf } from "./costing.ts";
import type { EngineTransport } from "./transport.ts";

type Position = readonly [number, number];

interface Contours {
  readonly features: readonly {
    readonly geometry:
      | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Position[])[] }
      | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Position[])[])[] };
  }[];
}

const readRings = (answer: string): LngLat[][] => {
  const { features }: Contours = JSON.parse(answer);
  const outer = features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? geometry.coordinates.slice(0, 1) : geometry.coordinates.flatMap((p) => p.slice(0, 1)),
  );
  const rings = outer.map((ring) => ring.map(([lng, lat]) => ({ lng, lat })));
  if (rings.length === 0) throw new TypeError("an isochrone without a ring");
  return rings.toSorted((a, b) => b.length - a.length);
};

/** Everything within reach of a point: the isochrone of one contour, holes left out. */
export const askReach = async (
  transport: EngineTransport,
  { vehicle, from, withinMs }: ReachQuery,
): Promise<ReachAnswer> => {
  const asked = await askEngine(transport, {
    action: "isochrone",
    body: {
      locations: [locationOf(from)],
      ...costingOf(vehicle),
      contours: [{ time: withinMs / 60_000 }],
      polygons: true,
    },
    read: readRings,
  });
  if (!asked.ok)
    return asked.code === "no_route" ? { ok: false, code: "no_route" } : { ...asked, code: "off_network", index: 0 };
  return { ok: true, area: { rings: asked.value, isEstimate: false } };
};

import { meters } from "@fairmile/contracts";
import type { TraceAnswer, TraceQuery } from "../road-network.ts";
import { askEngine } from "./ask.ts";
import { costingOf } from "./costing.ts";
import { readTrip } from "./read-trip.ts";
import type { EngineTransport } from "./transport.ts";

/** Fits a phone's positions to the roads that were driven (hidden Markov map matching, Valhalla's Meili). */
export const askTrace = async (transport: EngineTransport, { vehicle, points }: TraceQuery): Promise<TraceAnswer> => {
  const asked = await askEngine(transport, {
    action: "trace",
    body: {
      shape: points.map(({ lng, lat }) => ({ lat, lon: lng })),
      shape_match: "map_snap",
      directions_type: "none",
      units: "kilometers",
      ...costingOf(vehicle),
    },
    read: readTrip,
  });
  if (!asked.ok) return { ok: false, code: "no_route" };
  const { legs, line } = asked.value;
  return {
    ok: true,
    trace: { line, distanceMeters: meters(legs.reduce((sum, leg) => sum + leg.distanceMeters, 0)), isEstimate: false },
  };
};

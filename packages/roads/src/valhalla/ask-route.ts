import { durationMs, meters } from "@fairmile/contracts";
import type { RouteAnswer, RouteQuery } from "../road-network.ts";
import { askEngine } from "./ask.ts";
import { firstOff } from "./ask-snap.ts";
import { costingOf, locationOf } from "./costing.ts";
import { readTrip } from "./read-trip.ts";
import type { EngineTransport } from "./transport.ts";

/** A route through all stops in their order, with manoeuvres where a language is given. */
export const askRoute = async (transport: EngineTransport, query: RouteQuery): Promise<RouteAnswer> => {
  const { vehicle, stops, language } = query;
  const asked = await askEngine(transport, {
    action: "route",
    body: {
      locations: stops.map((stop) => ({ ...locationOf(stop), type: "break" })),
      ...costingOf(vehicle),
      units: "kilometers",
      ...(language === undefined ? { directions_type: "none" } : { directions_type: "instructions", language }),
    },
    read: readTrip,
  });
  if (!asked.ok) {
    if (asked.code === "no_route") return { ok: false, code: "no_route" };
    const index = await firstOff(transport, { vehicle, points: stops });
    return index < 0 ? { ok: false, code: "no_route" } : { ok: false, code: "off_network", index };
  }
  const { legs } = asked.value;
  return {
    ok: true,
    route: {
      ...asked.value,
      distanceMeters: meters(legs.reduce((sum, leg) => sum + leg.distanceMeters, 0)),
      durationMs: durationMs(legs.reduce((sum, leg) => sum + leg.durationMs, 0)),
      isEstimate: false,
    },
  };
};

import { haversineMeters, meters, type LngLat } from "@fairmile/contracts";
import type { SnapAnswer, SnapQuery } from "../road-network.ts";
import { askEngine } from "./ask.ts";
import { costingOf, locationOf } from "./costing.ts";
import type { EngineTransport } from "./transport.ts";

const readSource = (answer: string): LngLat => {
  const read: { sources: readonly { readonly lat: number; readonly lon: number }[] } = JSON.parse(answer);
  const [first] = read.sources;
  if (first === undefined) throw new TypeError("a matrix without its origin");
  return { lng: first.lon, lat: first.lat };
};

/**
 * The place on the network that a point is routed from. Asked as the matrix of the point to itself, because `locate`
 * takes no notice of the search filter.
 */
export const askSnap = async (transport: EngineTransport, { vehicle, point }: SnapQuery): Promise<SnapAnswer> => {
  const at = [locationOf(point)];
  const asked = await askEngine(transport, {
    action: "matrix",
    body: { sources: at, targets: at, ...costingOf(vehicle), verbose: true },
    read: readSource,
  });
  if (!asked.ok) return { ok: false, code: "off_network", index: 0 };
  return {
    ok: true,
    snap: {
      point: asked.value,
      distanceMeters: meters(Math.round(haversineMeters(point, asked.value))),
      isEstimate: false,
    },
  };
};

/** Index of the first point no road is near to; -1 where all are on the network. */
export const firstOff = async (
  transport: EngineTransport,
  query: { readonly vehicle: SnapQuery["vehicle"]; readonly points: readonly LngLat[] },
): Promise<number> => {
  const answers = await Promise.all(query.points.map((point) => askSnap(transport, { vehicle: query.vehicle, point })));
  return answers.findIndex((answer) => !answer.ok);
};

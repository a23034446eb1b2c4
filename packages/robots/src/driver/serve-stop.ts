import type { LngLat, RouteStopView, RouteView } from "@fairmile/contracts";
import { cutPath } from "../geo/path.ts";
import { codeOf } from "../net/failure.ts";
import { doorstepPicture, signaturePicture } from "../picture/proof-pictures.ts";
import type { DriverTools } from "./driver-tools.ts";

/** How long a robot needs at a counter and at a door, in market milliseconds. */
const AT_COUNTER_MS = [60_000, 200_000] as const;
const AT_DOOR_MS = [45_000, 150_000] as const;
/** Of one way and another, how much longer or shorter than this driver's usual: lights, a lorry in the street. */
const LUCK = [0.92, 1.12] as const;

/** The way to the next stop, along the roads, and how long it takes this driver. */
const driveTo = async ({ session, prng, who, body }: DriverTools, stop: RouteStopView): Promise<void> => {
  const directions = await session.trpc.route.directions.query({ language: "en", from: body.point() });
  const leg = directions?.legs.find((one) => one.stopId === stop.id);
  // The list changed meanwhile, and the stop is not the next one any more: arriving will say so.
  if (directions === null || leg === undefined) return;
  const line = cutPath(directions.line, leg.distanceMeters, stop.place.point);
  await body.follow(line, leg.durationMs * who.pace * prng.between(...LUCK));
};

const proofsFor = async (tools: DriverTools, stop: RouteStopView, point: LngLat): Promise<string[]> => {
  const { session } = tools;
  const live = stop.deliveries.filter((one) => one.status !== "cancelled");
  const ids: string[] = [];
  if (live.some((one) => one.verification.photo)) {
    ids.push(await session.uploadProof({ stopId: stop.id, kind: "photo", point, png: doorstepPicture(stop.id) }));
  }
  if (live.some((one) => one.verification.signature)) {
    ids.push(await session.uploadProof({ stopId: stop.id, kind: "signature", point, png: signaturePicture(stop.id) }));
  }
  return ids;
};

/** What the people at the door tell; those who do not know their PIN tell nothing. */
const pinsFor = async ({ recipients }: DriverTools, stop: RouteStopView): Promise<string[]> => {
  const asked = stop.deliveries.filter((one) => one.status !== "cancelled" && one.verification.pin);
  const pins = await Promise.all(asked.map((one) => recipients.pinOf(one)));
  return pins.filter((pin) => pin !== null);
};

const DONE = { pickup: "picked_up", dropoff: "delivered", return: "returned" } as const;

const complete = async (tools: DriverTools, stop: RouteStopView): Promise<RouteView> => {
  const { session, body, tell } = tools;
  const pins = stop.kind === "dropoff" ? await pinsFor(tools, stop) : [];
  const proofIds = stop.kind === "return" ? [] : await proofsFor(tools, stop, body.point());
  const route = await session.trpc.stop.complete.mutate({ stopId: stop.id, position: body.position(), proofIds, pins });
  tell(DONE[stop.kind], { stopId: stop.id, parcels: stop.deliveries.length });
  return route;
};

/** Nobody here knows the PIN that the stop asks for. */
const isPinUnknown = (error: unknown): boolean => ["proof_missing", "proof_wrong_pin"].includes(codeOf(error));

/**
 * Goes to a stop and does what it asks: arrives, takes the pictures, hears the PINs, and completes it; now and then nobody
 * answers the door. Gives the route as it then is.
 */
export const serveStop = async (tools: DriverTools, stop: RouteStopView): Promise<RouteView> => {
  const { session, prng, who, body, tell } = tools;
  await driveTo(tools, stop);
  await session.trpc.stop.arrive.mutate({ stopId: stop.id, position: body.position() });
  const [least, most] = stop.kind === "pickup" ? AT_COUNTER_MS : AT_DOOR_MS;
  await body.stand(prng.between(least, most));
  const isDoor = stop.kind === "dropoff";
  if (!isDoor || !prng.chance(who.nobodyInShare)) {
    try {
      return await complete(tools, stop);
    } catch (error) {
      if (!isDoor || !isPinUnknown(error)) throw error;
    }
  }
  tell("nobody_in", { stopId: stop.id });
  return session.trpc.stop.fail.mutate({ stopId: stop.id, position: body.position(), reason: "nobody_in" });
};

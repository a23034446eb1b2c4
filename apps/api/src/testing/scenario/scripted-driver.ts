import {
  haversineMeters,
  type LngLat,
  type OfferView,
  type RouteStopView,
  type RouteView,
  type VehicleClass,
} from "@fairmile/contracts";
import { createSession, signIn, type Recipients, type Session } from "@fairmile/robots";
import { createDriverPhone, type DriverPhone } from "./driver-phone.ts";
import { pressButton } from "./press-button.ts";
import { refusalCode } from "./refusal-code.ts";
import type { World } from "./world.ts";

/** What a scripted driver does with an offer: always claims, always bids, or bids and claims in turn. */
export type Script = "claims" | "bids" | "mixes";

export interface ScriptedDriverOptions {
  readonly world: Pick<World, "apiUrl" | "clock" | "wait">;
  readonly market: string;
  readonly index: number;
  readonly script: Script;
  readonly vehicle: VehicleClass;
  readonly start: LngLat;
  readonly recipients: Recipients;
  /** Hears of every refusal that is part of the game, and of every other trouble. */
  readonly onRefusal: (code: string) => void;
  readonly onTrouble: (text: string) => void;
}

interface Driver extends ScriptedDriverOptions {
  readonly session: Session;
  readonly phone: DriverPhone;
  readonly asked: Set<string>;
  at: LngLat;
  asks: number;
}

const METERS_PER_SECOND = 6;
const LOOK_WALL_MS = 200;
const STEP_WALL_MS = 250;
const COUNTER_MS = 30_000;
/** A bid's share of the posted price, where that covers the pay floor. */
const BID_SHARE = 0.92;
/** Answers of a market that moves on while a driver thinks. */
const GAME = new Set([
  "lot_sold",
  "lot_withdrawn",
  "lot_wrong_state",
  "offer_expired",
  "ask_above_posted",
  "driver_on_route",
]);

const wallPause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const signUp = async (
  session: Session,
  { index, vehicle }: ScriptedDriverOptions,
  signal: AbortSignal,
): Promise<void> => {
  await signIn(session, `scripted-driver-${index + 1}@example.com`, signal);
  await session.trpc.driver.apply.mutate({
    name: `Scripted ${index + 1}`,
    phone: `+3538555509${10 + index}`,
    vehicle,
  });
  const { url } = await session.trpc.payoutAccount.start.mutate({ returnPath: "/driver" });
  await pressButton(url, { choice: "complete", bank: "works" }, signal);
  await session.trpc.payoutAccount.refresh.mutate({});
  while ((await session.trpc.driver.get.query()).status !== "approved") {
    signal.throwIfAborted();
    await wallPause(LOOK_WALL_MS);
  }
};

const position = ({ at, world }: Driver) => ({ point: at, accuracyMeters: 10, atMs: world.clock.now() });

const moveTo = async (driver: Driver, target: LngLat): Promise<void> => {
  const from = driver.at;
  const meters = haversineMeters(from, target);
  const startedMs = driver.world.clock.now();
  for (let share = 0; share < 1;) {
    const leftMs = ((meters * (1 - share)) / METERS_PER_SECOND) * 1_000;
    await driver.world.wait(Math.min(leftMs, STEP_WALL_MS * driver.world.clock.speed));
    const wentMeters = ((driver.world.clock.now() - startedMs) / 1_000) * METERS_PER_SECOND;
    share = meters < 1 ? 1 : Math.min(1, wentMeters / meters);
    driver.at = { lng: from.lng + (target.lng - from.lng) * share, lat: from.lat + (target.lat - from.lat) * share };
    await driver.phone.say(driver.at, driver.world.clock.now());
  }
};

const serve = async (driver: Driver, stop: RouteStopView): Promise<RouteView> => {
  const { session, phone, recipients, world } = driver;
  await moveTo(driver, stop.place.point);
  await session.trpc.stop.arrive.mutate({ stopId: stop.id, position: position(driver) });
  await world.wait(COUNTER_MS);
  const live = stop.deliveries.filter((one) => one.status !== "cancelled");
  const kinds = (["photo", "signature"] as const).filter((kind) => live.some((one) => one.verification[kind]));
  const isReturn = stop.kind === "return";
  const proofIds = isReturn ? [] : await Promise.all(kinds.map((kind) => phone.takePicture(stop.id, kind, driver.at)));
  const asked = stop.kind === "dropoff" ? live.filter((one) => one.verification.pin) : [];
  const pins = (await Promise.all(asked.map((one) => recipients.pinOf(one)))).filter((pin) => pin !== null);
  return session.trpc.stop.complete.mutate({ stopId: stop.id, position: position(driver), proofIds, pins });
};

const drive = async (driver: Driver, won: RouteView): Promise<void> => {
  let route: RouteView | null = await driver.session.trpc.route.start.mutate({ assignmentId: won.assignmentId });
  while (route !== null && route.status === "active" && route.assignmentId === won.assignmentId) {
    const next = route.stops.find((stop) => stop.status === "ahead" || stop.status === "arrived");
    if (next === undefined) {
      await wallPause(LOOK_WALL_MS);
      route = await driver.session.trpc.route.get.query();
    } else route = await serve(driver, next);
  }
};

const askFor = async (driver: Driver, offer: OfferView): Promise<void> => {
  const bids = driver.script === "bids" || (driver.script === "mixes" && driver.asks % 2 === 0);
  const askCents = Math.max(offer.floorCents, Math.round(offer.postedCents * BID_SHARE));
  try {
    if (bids) await driver.session.trpc.offer.bid.mutate({ offerId: offer.id, askCents });
    else await driver.session.trpc.offer.claim.mutate({ offerId: offer.id });
    driver.asks += 1;
    driver.asked.add(offer.lotId);
  } catch (error) {
    const code = refusalCode(error);
    if (code === null || !GAME.has(code)) throw error;
    driver.onRefusal(code);
  }
};

const look = async (driver: Driver): Promise<void> => {
  const { session, phone, world } = driver;
  const route = await session.trpc.route.get.query();
  if (route !== null) return drive(driver, route);
  await phone.say(driver.at, world.clock.now());
  for (const offer of await session.trpc.offer.list.query()) {
    if (offer.ask === null && !driver.asked.has(offer.lotId)) await askFor(driver, offer);
  }
  await wallPause(LOOK_WALL_MS);
};

/** Signs a scripted driver up, then drives until the signal ends it. Each of its decisions follows from its script alone. */
export const runScriptedDriver = async (options: ScriptedDriverOptions, signal: AbortSignal): Promise<void> => {
  const session = createSession({ apiUrl: options.world.apiUrl, market: options.market, signal });
  await signUp(session, options, signal);
  const phone = createDriverPhone(session);
  const driver: Driver = { ...options, session, phone, asked: new Set(), at: options.start, asks: 0 };
  await session.trpc.driver.goOnline.mutate({ position: position(driver) });
  while (!signal.aborted) {
    try {
      await look(driver);
    } catch (error) {
      if (signal.aborted) return;
      options.onTrouble(`scripted driver ${options.index + 1}: ${refusalCode(error) ?? String(error)}`);
      await wallPause(LOOK_WALL_MS);
    }
  }
};

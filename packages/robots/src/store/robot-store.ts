import { randomUUID } from "node:crypto";
import { keepGoing } from "../core/keep-going.ts";
import { startMarketTime, type MarketTime } from "../core/market-time.ts";
import { createPrng, type Prng } from "../core/prng.ts";
import type { OnEvent, RobotEvent } from "../core/robot-event.ts";
import type { Robot } from "../core/robot.ts";
import { codeOf } from "../net/failure.ts";
import { createSession, type Session } from "../net/session.ts";
import { signIn } from "../net/sign-in.ts";
import type { Recipients } from "../recipients.ts";
import { createDoors, type Doors } from "./doors.ts";
import { makeOrder } from "./make-order.ts";
import { caresFor, takeCare, waitingCount } from "./mind-board.ts";
import { postByDashboard, postByKey, type PostInput } from "./post-order.ts";
import { burstSize, untilFirstMs, untilNextMs } from "./rhythm.ts";
import { freshApiKey, signUpStore } from "./sign-up-store.ts";
import { SHOP_NAMES } from "./words.ts";

export interface RobotStoreOptions {
  /** Where the API is, without a trailing slash. */
  readonly apiUrl: string;
  /** Slug of the market; the server's first where left out. */
  readonly market?: string;
  /** From 0; with the seed it decides what this store does. */
  readonly index: number;
  readonly seed: string;
  /** Who is told the tracking links. */
  readonly recipients: Recipients;
  readonly onEvent: OnEvent;
  /** Orders an hour of market time, on average. */
  readonly perHour: number;
  /** Posts no more orders than this, and minds its board from then on; no end where left out. */
  readonly mostOrders?: number;
  /** Holds new orders back while this many wait for a driver. */
  readonly mostWaiting?: number;
  /** The share of orders that go through `/v1`; the others go through the dashboard. */
  readonly keyShare?: number;
  /** The share of orders cancelled before a driver takes them. */
  readonly cancelShare?: number;
  /** How far from the store its customers live, in metres along a straight line. */
  readonly radiusMeters?: number;
  readonly name?: string;
}

const MOST_WAITING = 6;
const KEY_SHARE = 0.6;
const QUOTED_SHARE = 0.5;
const CANCEL_SHARE = 0.04;
const RADIUS_METERS = 1_600;
/** How often a store looks at its board, in market time, and at most by the wall. */
const LOOK_EVERY_MS = 8_000;
const LEAST_WALL_MS = 400;
/** A look must come before what a store does about it, as with people. */
const SECONDS_APART_MS = [1_000, 6_000] as const;

interface StoreTools {
  readonly session: Session;
  readonly time: MarketTime;
  readonly prng: Prng;
  readonly doors: Doors;
  readonly apiKey: string;
  readonly location: {
    readonly id: string;
    readonly place: { readonly point: { readonly lng: number; readonly lat: number } };
  };
  readonly timezone: string;
  readonly signal: AbortSignal;
}

/** A robot store that signs up, saves a card, posts orders and minds its board, by the public interfaces alone. */
export const createRobotStore = (options: RobotStoreOptions): Robot => {
  const { apiUrl, index, seed, onEvent, recipients, perHour, mostOrders = Infinity } = options;
  const name = `store ${index + 1}`;
  const prng = createPrng(`${seed}/${name}`);
  const shopName = options.name ?? SHOP_NAMES[index % SHOP_NAMES.length] ?? "Corner Shop";
  const tell = (event: string, details: Omit<RobotEvent, "robot" | "event"> = {}): void =>
    onEvent({ robot: name, event, ...details });
  const considered = new Set<string>();
  let usualFeeCents = 0;
  let posted = 0;

  const postOne = async ({ session, doors, apiKey, location }: StoreTools): Promise<void> => {
    const door = await doors.near(location.place.point, options.radiusMeters ?? RADIUS_METERS);
    const order = makeOrder(door, usualFeeCents, prng);
    const externalId = `robot-${randomUUID()}`;
    const input: PostInput = { order, locationId: location.id, externalId };
    const byKey = prng.chance(options.keyShare ?? KEY_SHARE);
    const made = byKey
      ? await postByKey(session, apiKey, input, prng.chance(QUOTED_SHARE))
      : await postByDashboard(session, input);
    posted += 1;
    usualFeeCents = made.feeCents;
    recipients.expect(made.deliveryId, made.trackingUrl);
    tell("posted", { deliveryId: made.deliveryId, by: byKey ? "v1" : "dashboard", feeCents: made.feeCents });
  };

  /** Looks after what is under way. Gives how many deliveries still wait for a driver. */
  const mindBoard = async ({ session, time, signal }: StoreTools): Promise<number> => {
    const { deliveries } = await session.trpc.delivery.board.query({});
    for (const { id, trackingUrl } of deliveries) recipients.expect(id, trackingUrl);
    const cancelShare = options.cancelShare ?? CANCEL_SHARE;
    for (const care of caresFor(deliveries, { considered, cancelShare }, prng)) {
      await time.wait(prng.between(...SECONDS_APART_MS), signal);
      const done = await takeCare(session, care);
      if (done) tell(care.kind, { ...care });
    }
    return waitingCount(deliveries);
  };

  const postBurst = async (tools: StoreTools): Promise<void> => {
    for (let left = burstSize(prng); left > 0 && posted < mostOrders; left -= 1) {
      try {
        await postOne(tools);
      } catch (error) {
        const code = codeOf(error);
        // The bank may say no to one order; the shop goes on with the next.
        if (code !== "card_declined" && code !== "address_unknown" && code !== "outside_market") throw error;
        tell("not_posted", { code });
      }
    }
  };

  const mindShop = async (tools: StoreTools): Promise<void> => {
    const { time, signal, timezone } = tools;
    let nextAtMs = time.nowMs() + untilFirstMs(perHour, prng);
    let waiting = 0;
    for (;;) {
      waiting = await mindBoard(tools);
      const nowMs = time.nowMs();
      if (nowMs >= nextAtMs && posted < mostOrders && waiting < (options.mostWaiting ?? MOST_WAITING)) {
        await postBurst(tools);
        nextAtMs = nowMs + untilNextMs({ perHour, atMs: nowMs, timezone }, prng);
      }
      const untilNext = Math.max(nextAtMs - time.nowMs(), 0);
      const lookMs = Math.max(Math.min(LOOK_EVERY_MS, untilNext), LEAST_WALL_MS * time.speed());
      await time.wait(lookMs, signal);
    }
  };

  const run: Robot["run"] = async (signal) => {
    const work = async (): Promise<void> => {
      const time = await startMarketTime(apiUrl, signal);
      const session = createSession({
        apiUrl,
        signal,
        ...(options.market === undefined ? {} : { market: options.market }),
      });
      await signIn(session, `robot-store-${index + 1}@robots.fairmile.test`, signal);
      const { polygon, timezone } = await session.trpc.market.get.query({});
      const doors = createDoors(session, polygon, prng);
      const store = await signUpStore(session, { name: shopName, doors, prng }, signal);
      const [location] = store.locations;
      if (location === undefined) throw new Error("the store has no location");
      const apiKey = await freshApiKey(session);
      tell("ready", { storeId: store.id, name: store.name });
      await mindShop({ session, time, prng, doors, apiKey, location, timezone, signal });
    };
    await keepGoing(work, { signal, onTrouble: (code, text) => tell("trouble", { code, text }) });
  };
  return { name, run };
};

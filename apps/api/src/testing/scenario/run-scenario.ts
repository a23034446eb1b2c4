import { address, type Database } from "@fairmile/db";
import { createRecipients, createRobotAdmin, createSession, type Session } from "@fairmile/robots";
import { count } from "drizzle-orm";
import { loadMarket } from "../../platform/load-market.ts";
import { DRIVER_COUNT, runDrivers } from "./drivers.ts";
import { importByCommand } from "./import-by-command.ts";
import { bearableSpeed } from "./machine-speed.ts";
import { allDoors, createDraw, pickShops } from "./pick-places.ts";
import { planOrders } from "./plan-orders.ts";
import { postAll } from "./post-all.ts";
import { readAuction, readDeliveries, readPressure } from "./read-facts.ts";
import { readMoney } from "./read-money.ts";
import { replayRounds } from "./replay-rounds.ts";
import { openAdmin, signInAsAdmin } from "./scenario-admin.ts";
import { publishScenarioPolicy } from "./scenario-policy.ts";
import type { ScenarioReport } from "./scenario-report.ts";
import { openStore } from "./scenario-store.ts";
import { settle } from "./settle.ts";
import { startWorld } from "./world.ts";
import { waitUntil } from "./wait-until.ts";

export interface ScenarioOptions {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly map: { readonly file: string; readonly name: string; readonly currency: string; readonly timezone: string };
  /** Market milliseconds in one of the wall, on an idle machine; a busy one gets a slower day. */
  readonly fastest: number;
  readonly deliveries: number;
  readonly burstsOfTwo: number;
  /** How long, by the wall, the deliveries may take after the last was posted. */
  readonly endWithinMs: number;
}

const SHOPS = { count: 5, apartMeters: 300 } as const;
const READY_WITHIN_MS = 90_000;

const reconcileAndCheck = async (admin: Session) => {
  const { trpc } = admin;
  const [health, moneyHealth] = [await trpc.health.get.query({}), await trpc.health.money.query({})];
  return {
    health,
    moneyHealth,
    books: await trpc.reconciliation.get.query({}),
    audit: await trpc.audit.verify.query({}),
  };
};

/**
 * The main job, whole: a market from a map, stores at its shops, robot and scripted drivers, orders through `/v1` and the
 * dashboard, until every delivery has ended and the money rests. People act through public interfaces alone. Answers what
 * came of it; judges nothing.
 */
export const runScenario = async (options: ScenarioOptions): Promise<ScenarioReport> => {
  const { database, databaseUrl, map } = options;
  const startedMs = performance.now();
  const seconds = (): number => Math.round((performance.now() - startedMs) / 100) / 10;
  const imported = await importByCommand({ ...map, databaseUrl });
  const market = await loadMarket(database, null);
  const importedAfter = seconds();
  const speed = bearableSpeed(options.fastest);
  const world = await startWorld({ databaseUrl, speed });
  const people = new AbortController();
  const refusals: Record<string, number> = {};
  const troubles: string[] = [];
  const working: Promise<void>[] = [];
  try {
    const { signal } = people;
    const place = { apiUrl: world.apiUrl, market: market.slug };
    const admin = await openAdmin(database, { ...place, marketId: market.id }, signal);
    const policyVersion = await publishScenarioPolicy(admin);
    const onEvent: Parameters<typeof createRobotAdmin>[0]["onEvent"] = (event) => {
      if (event.event === "trouble") troubles.push(`${event.robot}: ${String(event["code"])} ${String(event["text"])}`);
      if (event.event === "refused") refusals[String(event["code"])] = (refusals[String(event["code"])] ?? 0) + 1;
    };
    const asAdmin = signInAsAdmin(database, market.id);
    const robotAdmin = createRobotAdmin({ ...place, onEvent, signIn: (session) => asAdmin(session, signal) });
    const recipients = createRecipients(createSession({ ...place, signal }));
    const draw = createDraw("scenario");
    const shops = await pickShops(database, SHOPS);
    const drivers = runDrivers(
      {
        world,
        market: market.slug,
        recipients,
        near: shops.map((shop) => shop.point),
        draw: createDraw("scenario drivers"),
        onEvent,
        onRefusal: (code) => (refusals[code] = (refusals[code] ?? 0) + 1),
        onTrouble: (text) => troubles.push(text),
      },
      signal,
    );
    // A driver that cannot even sign up is found again where the drivers are counted.
    drivers.catch((error: unknown) => troubles.push(String(error)));
    working.push(
      robotAdmin.run(signal),
      drivers.catch(() => undefined),
    );
    const stores = await Promise.all(shops.map((shop, index) => openStore({ ...place, shop, index }, signal)));
    const bursts = planOrders(
      { shops, doors: await allDoors(database), count: options.deliveries, burstsOfTwo: options.burstsOfTwo },
      draw,
    );
    const pressure = () => readPressure(database, market.id);
    const online = await waitUntil(async () => (await pressure()).freeDrivers === DRIVER_COUNT, READY_WITHIN_MS);
    if (!online)
      throw new Error(
        `Only ${(await pressure()).freeDrivers} of ${DRIVER_COUNT} drivers came online: ${troubles.join("; ")}`,
      );
    const readyAfter = seconds();
    const posted = await postAll({ world, stores, bursts, recipients, pressure });
    const postedAfter = seconds();
    await waitUntil(async () => (await pressure()).open === 0, options.endWithinMs);
    const endedAfter = seconds();
    const isSettled = await settle({ database, marketId: market.id, admin, stripe: world.stripe });
    people.abort(new Error("the day is over"));
    await Promise.all(working);
    const settledAfter = seconds();
    const evening = new AbortController();
    const auditor = await openAdmin(database, { ...place, marketId: market.id }, evening.signal);
    const [doors] = await database.db.select({ count: count() }).from(address);
    const report = {
      map: { ...map, imported, doors: doors?.count ?? 0 },
      database: database.kind,
      speed,
      policyVersion,
      shops: shops.map((shop) => `${shop.name} (${shop.kind}, ${shop.address})`),
      drivers: DRIVER_COUNT,
      posted: {
        v1: posted.filter(({ order }) => order.by === "v1").length,
        dashboard: posted.filter(({ order }) => order.by === "dashboard").length,
        quoted: posted.filter(({ order }) => order.isQuoted).length,
        foundByName: posted.filter((one) => one.isFoundByName).length,
        inBursts: bursts.filter((burst) => burst.length > 1).reduce((sum, burst) => sum + burst.length, 0),
      },
      deliveries: await readDeliveries(database, market.id),
      auction: await readAuction(database, market.id),
      replay: await replayRounds(auditor),
      money: await readMoney(database, market.id, await world.stripe.dump()),
      isSettled,
      ...(await reconcileAndCheck(auditor)),
      refusals,
      troubles,
    };
    const checkedAfter = seconds();
    evening.abort(new Error("all is read"));
    return { ...report, seconds: { importedAfter, readyAfter, postedAfter, endedAfter, settledAfter, checkedAfter } };
  } finally {
    people.abort(new Error("the scenario ended"));
    await Promise.all(working);
    await world.close();
  }
};

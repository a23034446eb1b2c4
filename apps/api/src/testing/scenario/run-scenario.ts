import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { address, type Database } from "@fairmile/db";
import { count } from "drizzle-orm";
import { loadMarket } from "../../platform/load-market.ts";
import type { Market } from "../../platform/market.ts";
import { DRIVER_COUNT } from "./drivers.ts";
import { importByCommand } from "./import-by-command.ts";
import { bearableSpeed } from "./machine-speed.ts";
import { gatherPeople } from "./people.ts";
import { allDoors, createDraw, pickShops } from "./pick-places.ts";
import { planOrders } from "./plan-orders.ts";
import { postAll } from "./post-all.ts";
import { readAuction, readDeliveries, readPressure } from "./read-facts.ts";
import { readMoney } from "./read-money.ts";
import { replayRounds } from "./replay-rounds.ts";
import { openAdmin } from "./scenario-admin.ts";
import type { ScenarioReport } from "./scenario-report.ts";
import { settle } from "./settle.ts";
import { waitUntil } from "./wait-until.ts";
import { startWorld, type World } from "./world.ts";

export interface ScenarioOptions {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly map: {
    readonly file: string;
    readonly name: string;
    readonly currency: string;
    readonly timezone: string;
  };
  /** Market milliseconds in one of the wall on an idle machine; a busy one gets a slower day. */
  readonly fastest: number;
  readonly deliveries: number;
  readonly burstsOfTwo: number;
}

const SHOPS = { count: 5, apartMeters: 300 } as const;
/** How long the last orders may take, in market time, before the day is over. */
const LAST_ORDERS_MS = 90 * 60_000;

/** What an admin's screens say in the evening, and every round replayed. */
const readEvening = async (world: World, database: Database, market: Market) => {
  const evening = new AbortController();
  const place = { apiUrl: world.apiUrl, market: market.slug, marketId: market.id };
  const admin = await openAdmin(database, place, evening.signal);
  const { trpc } = admin;
  const replay = await replayRounds(admin);
  const [health, moneyHealth] = [await trpc.health.get.query({}), await trpc.health.money.query({})];
  const [books, audit] = [await trpc.reconciliation.get.query({}), await trpc.audit.verify.query({})];
  const promises = await trpc.promise.error.query({ days: 1 });
  evening.abort(new Error("all is read"));
  return { replay, health, moneyHealth, books, audit, promises };
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
  const stateDir = await mkdtemp(join(tmpdir(), "fairmile-scenario-"));
  const imported = await importByCommand({ ...map, databaseUrl, stateDir });
  const importedAfter = seconds();
  const market = await loadMarket(database, null);
  const shops = await pickShops(database, SHOPS);
  const doors = await allDoors(database);
  const bursts = planOrders({ ...options, shops, doors, count: options.deliveries }, createDraw("scenario orders"));
  const speed = bearableSpeed(options.fastest);
  const world = await startWorld({ databaseUrl, speed, stateDir });
  try {
    const people = await gatherPeople({ world, database, market, shops });
    const readyAfter = seconds();
    try {
      const pressure = () => readPressure(database, market.id);
      const posted = await postAll({ ...people, world, bursts, pressure });
      const postedAfter = seconds();
      await waitUntil(async () => (await pressure()).open === 0, LAST_ORDERS_MS / speed);
      const endedAfter = seconds();
      const isSettled = await settle({ database, marketId: market.id, admin: people.admin, stripe: world.stripe });
      await people.goHome();
      const settledAfter = seconds();
      const [known] = await database.db.select({ count: count() }).from(address);
      const facts = {
        deliveries: await readDeliveries(database, market.id),
        auction: await readAuction(database, market.id),
        money: await readMoney(database, market.id, await world.stripe.dump()),
        ...(await readEvening(world, database, market)),
      };
      return {
        map: { ...map, imported, doors: known?.count ?? 0 },
        database: database.kind,
        speed,
        shops,
        drivers: DRIVER_COUNT,
        bursts,
        posted,
        ...facts,
        ...people,
        isSettled,
        seconds: { importedAfter, readyAfter, postedAfter, endedAfter, settledAfter, checkedAfter: seconds() },
      };
    } finally {
      await people.goHome();
    }
  } finally {
    await world.close();
    await rm(stateDir, { recursive: true });
  }
};

import type { Database } from "@fairmile/db";
import {
  createRecipients,
  createRobotAdmin,
  createSession,
  type Recipients,
  type RobotEvent,
  type Session,
} from "@fairmile/robots";
import type { Market } from "../../platform/market.ts";
import { DRIVER_COUNT, runDrivers } from "./drivers.ts";
import { createDraw, type ShopPlace } from "./pick-places.ts";
import { readPressure } from "./read-facts.ts";
import { openAdmin, signInAsAdmin } from "./scenario-admin.ts";
import { publishScenarioPolicy } from "./scenario-policy.ts";
import { openStore, type ScenarioStore } from "./scenario-store.ts";
import { waitUntil } from "./wait-until.ts";
import type { World } from "./world.ts";

/** Everybody of the scenario, at work. */
export interface People {
  readonly admin: Session;
  readonly stores: readonly ScenarioStore[];
  readonly recipients: Recipients;
  readonly policyVersion: number;
  /** Answers of the market that moved on while a driver thought, by code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Whatever else went wrong for somebody. */
  readonly troubles: readonly string[];
  /** Sends the drivers and their admin home; resolves when all have gone. */
  readonly goHome: () => Promise<void>;
}

const READY_WITHIN_MS = 120_000;

/**
 * Has an admin publish the prices and approve drivers, a store open at each shop, and the drivers sign up and go online;
 * answers once all of them are. Throws where they do not come.
 */
export const gatherPeople = async (input: {
  readonly world: World;
  readonly database: Database;
  readonly market: Market;
  readonly shops: readonly ShopPlace[];
}): Promise<People> => {
  const { world, database, market, shops } = input;
  const place = { apiUrl: world.apiUrl, market: market.slug };
  const leaving = new AbortController();
  const { signal } = leaving;
  const refusals: Record<string, number> = {};
  const troubles: string[] = [];
  const onRefusal = (code: string): void => {
    refusals[code] = (refusals[code] ?? 0) + 1;
  };
  const onTrouble = (text: string): void => {
    troubles.push(text);
  };
  const onEvent = (event: RobotEvent): void => {
    if (event.event === "trouble") onTrouble(`${event.robot}: ${String(event["code"])} ${String(event["text"])}`);
    if (event.event === "refused") onRefusal(String(event["code"]));
  };
  const working: Promise<void>[] = [];
  const goHome = async (): Promise<void> => {
    leaving.abort(new Error("the day is over"));
    await Promise.all(working);
  };
  try {
    const admin = await openAdmin(database, { ...place, marketId: market.id }, signal);
    const policyVersion = await publishScenarioPolicy(admin);
    const asAdmin = signInAsAdmin(database, market.id);
    working.push(createRobotAdmin({ ...place, onEvent, signIn: (session) => asAdmin(session, signal) }).run(signal));
    const recipients = createRecipients(createSession({ ...place, signal }));
    const near = shops.map((shop) => shop.point);
    const draw = createDraw("scenario drivers");
    const crowd = { world, market: market.slug, recipients, near, draw, onEvent, onRefusal, onTrouble };
    // Who cannot even sign up is missed where the drivers are counted.
    working.push(runDrivers(crowd, signal).catch((error: unknown) => onTrouble(String(error))));
    const stores = await Promise.all(shops.map((shop, index) => openStore({ ...place, shop, index }, signal)));
    const free = async (): Promise<number> => (await readPressure(database, market.id)).freeDrivers;
    if (!(await waitUntil(async () => (await free()) === DRIVER_COUNT, READY_WITHIN_MS))) {
      throw new Error(`Only ${await free()} of ${DRIVER_COUNT} drivers came online: ${troubles.join("; ")}`);
    }
    return { admin, stores, recipients, policyVersion, refusals, troubles, goHome };
  } catch (error) {
    await goHome();
    throw error;
  }
};

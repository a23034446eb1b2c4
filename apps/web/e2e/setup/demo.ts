import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { STATE_DIR_VARIABLE } from "./global-setup.ts";
import { readDemo, type DemoInfo } from "./start-demo.ts";

/** The demo that the global setup has started. */
export const demo = (): DemoInfo => {
  const stateDir = process.env[STATE_DIR_VARIABLE];
  if (stateDir === undefined) throw new Error("no demo runs: start the specs with `npm run e2e`");
  return readDemo(stateDir);
};

/** The people of the demo, by the keys of its one-click doors. */
export type DemoPerson = "store" | "driver" | "driver2" | "admin";

/** Signs a page's browser in as one of the demo's people, and ends on their first screen. */
export const signIn = async (page: Page, as: DemoPerson): Promise<void> => {
  await page.goto(`${demo().web}/api/demo/sign-in?as=${as}`);
};

const location = z.object({
  id: z.string(),
  place: z.object({ address: z.string(), point: z.object({ lng: z.number(), lat: z.number() }) }),
});
const delivery = z.object({ id: z.string() });

const call = async (info: DemoInfo, path: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(`${info.api}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${info.apiKey}`,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return JSON.parse(text);
};

/** Some hundred metres, in degrees of latitude. */
const STEP_DEGREES = 0.0012;

/**
 * Posts deliveries of the demo's own store over `/v1`, to doors some streets away from it, and gives their ids.
 * `count` of them, each further round the store than the one before.
 */
export const postDeliveries = async (info: DemoInfo, count: number): Promise<string[]> => {
  const { locations } = z.object({ locations: z.array(location) }).parse(await call(info, "/v1/locations"));
  const [from] = locations;
  if (from === undefined) throw new Error("the demo's store has a location");
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const angle = (i * 2.4) % (2 * Math.PI);
    const reach = STEP_DEGREES * (2 + (i % 4));
    const point = {
      lng: from.place.point.lng + reach * Math.cos(angle),
      lat: from.place.point.lat + reach * Math.sin(angle),
    };
    const answer = await call(info, "/v1/deliveries", {
      pickup: { location_id: from.id },
      dropoff: { name: `Recipient ${i + 1}`, place: { address: `Door ${i + 1}`, point } },
      parcels: [{ size: i % 3 === 0 ? "medium" : "small" }],
      tip: i % 2 === 0 ? 150 : 0,
    });
    ids.push(delivery.parse(answer).id);
  }
  return ids;
};

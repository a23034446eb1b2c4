import { award, ask, assignment, offer, receipt, stop, delivery } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { createApiKey } from "../../features/api-key/create.ts";
import { postDelivery } from "../../features/delivery/post.ts";
import { claimOffer } from "../../features/offer/claim.ts";
import { listOffers } from "../../features/offer/list.ts";
import { currentPolicy } from "../../features/policy/current-policy.ts";
import { createWebhookEndpoint } from "../../features/webhook-endpoint/create.ts";
import { holdLease } from "../../market-loop/lease.ts";
import { openBatches } from "../../market-loop/open-batches.ts";
import { openRound } from "../../market-loop/open-round.ts";
import { runRound } from "../../market-loop/run-round.ts";
import type { Harness } from "../harness.ts";
import { makeDriver, type TestDriver } from "../make-driver.ts";
import { makeStore, type TestStore } from "../make-store.ts";
import { placeAt } from "../testville.ts";
import type { ObjectKind } from "./matrix.ts";

export interface WonRoute {
  readonly shop: TestStore;
  readonly driver: TestDriver;
  /** An id of each kind that belongs to this store or this driver. */
  readonly ids: Readonly<Record<ObjectKind, string>>;
}

const one = <T>(rows: readonly T[], what: string): T => {
  const [row] = rows;
  if (row === undefined) throw new Error(`the scene has no ${what}`);
  return row;
};

/** A store, its delivery, and the driver who won it by a claim: one object of every kind, all of one owner. */
export const wonRoute = async (h: Harness, eastMeters: number): Promise<WonRoute> => {
  const marketId = h.market.id;
  const shop = await makeStore(h, { name: `Shop ${eastMeters}`, point: placeAt(eastMeters, 0) });
  const posted = await postDelivery.run({
    ctx: h.ctxFor(shop.owner),
    input: {
      pickup: { locationId: shop.locationId },
      dropoff: { name: "Ada", place: { address: "Station Road 3", point: placeAt(eastMeters + 400, 100) } },
      parcels: [{ size: "small" }],
    } as never,
  });
  const { policy } = await currentPolicy(h.database, marketId, h.clock.now());
  h.clock.advance(policy.bundling.maxHoldMs + 1_000);
  await openBatches(h.system(), policy);
  h.clock.advance(policy.round.exposureMs);
  const driver = await makeDriver(h, { point: placeAt(eastMeters + 50, 20) });
  const lease = await holdLease(h.database, { marketId, holder: "test", wallNowMs: h.wall.now() });
  if (lease === null) throw new Error("nobody else holds the market");
  const open = await openRound(h.system(), lease);
  if (open === null) throw new Error("the lease is ours");
  const shown = one(await listOffers.run({ ctx: h.ctxFor(driver.actor), input: undefined }), "offer");
  await claimOffer.run({ ctx: h.ctxFor(driver.actor), input: { offerId: shown.id as never } });
  const result = await runRound(h.system(), lease, open.facts);
  const own = <T extends { marketId: string; driverId: string }>(rows: T[]): T[] =>
    rows.filter((r) => r.driverId === driver.driverId);
  const { db } = h.database;
  const route = one(own(await db.select().from(assignment)), "assignment");
  const key = await createApiKey.run({ ctx: h.ctxFor(shop.owner), input: { name: "k", scopes: ["deliveries:read"] } });
  const hook = await createWebhookEndpoint.run({
    ctx: h.ctxFor(shop.owner),
    input: { url: "http://127.0.0.1:9/hook" },
  });
  const [row] = await db
    .select()
    .from(delivery)
    .where(and(eq(delivery.marketId, marketId), eq(delivery.id, posted.id)));
  return {
    shop,
    driver,
    ids: {
      delivery: posted.id,
      apiKey: key.apiKey.id,
      webhookEndpoint: hook.endpoint.id,
      offer: one(own(await db.select().from(offer)), "offer").id,
      ask: one(own(await db.select().from(ask)), "ask").id,
      award: one(own(await db.select().from(award)), "award").id,
      assignment: route.id,
      stop: one(await db.select().from(stop).where(eq(stop.assignmentId, route.id)), "stop").id,
      receipt: one(own(await db.select().from(receipt)), "receipt").id,
      driver: driver.driverId,
      batch: row?.batchId ?? "",
      round: String(result.roundNo),
    },
  };
};

import { delivery, payment } from "@fairmile/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postDelivery } from "../features/delivery/post.ts";
import { currentPolicy } from "../features/policy/current-policy.ts";
import { openHarness, type Harness } from "../testing/harness.ts";
import { makeStore } from "../testing/make-store.ts";
import { placeAt } from "../testing/testville.ts";
import { endOverdue } from "./end-overdue.ts";
import { escalateLots } from "./escalate-lots.ts";
import { openBatches } from "./open-batches.ts";

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
}, 60_000);
afterAll(() => h.close());

test("a delivery nobody wins goes to ops, then ends at its deadline for free", async () => {
  const shop = await makeStore(h);
  await postDelivery.run({
    ctx: h.ctxFor(shop.owner),
    input: {
      pickup: { locationId: shop.locationId },
      dropoff: { name: "Ada", place: { address: "Station Road 3", point: placeAt(700, 0) } },
      parcels: [{ size: "small" }],
    } as never,
  });
  h.clock.advance(120_000);
  const { policy } = await currentPolicy(h.database, h.market.id, h.clock.now());
  expect(await openBatches(h.system(), policy)).toBe(1);
  h.clock.advance(policy.reserve.escalateAfterMs + 1_000);
  expect(await escalateLots(h.system(), policy)).toBe(1);
  await endOverdue(h.system());
  const [waiting] = await h.database.db.select().from(delivery);
  expect(waiting?.status).toBe("batched");
  h.clock.set((waiting?.deadlineAtMs ?? 0) + 1);
  await endOverdue(h.system());
  const [ended] = await h.database.db.select().from(delivery);
  expect(ended).toMatchObject({ status: "cancelled", cancelReason: "unsold", cancelFeeCents: 0 });
  const [card] = await h.database.db.select().from(payment);
  expect(card?.status).toBe("voiding");
});

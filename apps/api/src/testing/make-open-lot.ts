import type { LotId, OfferId } from "@fairmile/contracts";
import { marketState, offer } from "@fairmile/db";
import { and, desc, eq } from "drizzle-orm";
import { postDelivery } from "../features/delivery/post.ts";
import { currentPolicy } from "../features/policy/current-policy.ts";
import { holdLease, type Lease } from "../market-loop/lease.ts";
import { openBatches } from "../market-loop/open-batches.ts";
import { openRound, type OpenRound } from "../market-loop/open-round.ts";
import type { Harness } from "./harness.ts";
import type { TestDriver } from "./make-driver.ts";
import { makeStore, type TestStore } from "./make-store.ts";
import { placeAt } from "./testville.ts";

export interface OpenLot {
  readonly lotId: LotId;
  readonly shop: TestStore;
  readonly lease: Lease;
  readonly round: OpenRound;
  readonly shownInRound: number;
  readonly offerOf: (driver: TestDriver) => OfferId;
  /** Moves the market on by one round, as a clearing of it would. */
  readonly openNextRound: () => Promise<void>;
}

let made = 0;

/** One delivery as a lot that is exposed and shown to these drivers; its store stands alone, so that it is not bundled. */
export const makeOpenLot = async (h: Harness, drivers: readonly TestDriver[]): Promise<OpenLot> => {
  const marketId = h.market.id;
  made += 1;
  const shop = await makeStore(h, { name: `Lone shop ${made}`, point: placeAt(0, 0) });
  const posted = await postDelivery.run({
    ctx: h.ctxFor(shop.owner),
    input: {
      pickup: { locationId: shop.locationId },
      dropoff: { name: "Ada", place: { address: "Station Road 3", point: placeAt(600, 200) } },
      parcels: [{ size: "small" }],
    } as never,
  });
  const { policy } = await currentPolicy(h.database, marketId, h.clock.now());
  h.clock.advance(policy.bundling.maxHoldMs + 1_000);
  await openBatches(h.system(), policy);
  h.clock.advance(policy.round.exposureMs);
  for (const one of drivers) {
    await h.database.db.execute(
      `update driver_position set at_ms = ${h.clock.now()} where driver_id = '${one.driverId}'`,
    );
  }
  const lease = await holdLease(h.database, { marketId, holder: "test", wallNowMs: h.wall.now() });
  if (lease === null) throw new Error("nobody else holds the market");
  const round = await openRound(h.system(), lease);
  if (round === null) throw new Error("the lease is ours");
  const rows = await h.database.db
    .select()
    .from(offer)
    .where(and(eq(offer.marketId, marketId), eq(offer.roundNo, round.facts.roundNo)))
    .orderBy(desc(offer.shownAtMs));
  const [delivery] = (await h.database.sql`select batch_id from delivery where id = ${posted.id}`) as unknown as {
    batch_id: string;
  }[];
  const lotId = (delivery?.batch_id ?? "") as LotId;
  return {
    lotId,
    shop,
    lease,
    round,
    shownInRound: round.facts.roundNo,
    offerOf: (driver) => {
      const shown = rows.find((row) => row.driverId === driver.driverId && row.batchId === lotId);
      if (shown === undefined) throw new Error("the lot is not shown to this driver");
      return shown.id as OfferId;
    },
    openNextRound: async () => {
      await h.database.db
        .update(marketState)
        .set({ openRoundNo: round.facts.roundNo + 1 })
        .where(eq(marketState.marketId, marketId));
    },
  };
};

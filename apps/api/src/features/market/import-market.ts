import { createHash } from "node:crypto";
import type { Currency, MarketId } from "@fairmile/contracts";
import {
  address,
  market,
  marketBasemap,
  marketState,
  payRule,
  pricingPolicy,
  shop,
  transaction,
  type Database,
  type Transaction,
} from "@fairmile/db";
import { buildBasemap, type OsmExtract } from "@fairmile/osm";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { startingPolicy } from "../policy/starting-policy.ts";

export interface ImportInput {
  /** Used when the market is new; an existing one keeps its id. */
  readonly newId: MarketId;
  readonly slug: string;
  readonly name: string;
  readonly currency: Currency;
  readonly timezone: string;
  readonly extract: OsmExtract;
  readonly nowMs: number;
  readonly by: string;
}

export interface ImportedMarket {
  readonly marketId: MarketId;
  readonly isNew: boolean;
  readonly addresses: number;
  readonly shops: number;
}

const CHUNK = 2_000;

const chunks = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) => rows.slice(i * CHUNK, (i + 1) * CHUNK));

const center = (polygon: OsmExtract["polygon"]): { lng: number; lat: number } => {
  const lngs = polygon.map((p) => p.lng);
  const lats = polygon.map((p) => p.lat);
  return { lng: (Math.min(...lngs) + Math.max(...lngs)) / 2, lat: (Math.min(...lats) + Math.max(...lats)) / 2 };
};

const label = (a: { street: string; houseNumber: string }): string => `${a.houseNumber} ${a.street}`;

const writeMap = async (tx: Transaction, id: MarketId, extract: OsmExtract): Promise<void> => {
  await tx.db.delete(address).where(eq(address.marketId, id));
  await tx.db.delete(shop).where(eq(shop.marketId, id));
  for (const rows of chunks(extract.addresses)) {
    await tx.db.insert(address).values(
      rows.map((a) => ({
        marketId: id,
        street: a.street,
        houseNumber: a.houseNumber,
        unit: a.unit ?? null,
        postcode: a.postcode ?? null,
        city: a.city ?? null,
        point: a.point,
      })),
    );
  }
  for (const rows of chunks(extract.shops)) {
    await tx.db.insert(shop).values(
      rows.map((s) => ({
        marketId: id,
        name: s.name,
        kind: s.kind,
        address: s.address === undefined ? null : label(s.address),
        openingHours: s.openingHours ?? null,
        point: s.point,
      })),
    );
  }
};

/** Stores a market's base map and forgets all but the one before it, which open screens may still read. */
const writeBasemap = async (tx: Transaction, id: MarketId, bytes: Uint8Array, madeAtMs: number): Promise<void> => {
  const digest = createHash("sha256").update(bytes).digest("hex");
  await tx.db
    .insert(marketBasemap)
    .values({ digest, marketId: id, madeAtMs, bytes })
    .onConflictDoUpdate({ target: [marketBasemap.digest, marketBasemap.marketId], set: { madeAtMs } });
  const old = await tx.db
    .select({ digest: marketBasemap.digest })
    .from(marketBasemap)
    .where(eq(marketBasemap.marketId, id))
    .orderBy(desc(marketBasemap.madeAtMs))
    .offset(2);
  const digests = old.map((row) => row.digest);
  await tx.db.delete(marketBasemap).where(and(eq(marketBasemap.marketId, id), inArray(marketBasemap.digest, digests)));
};

/**
 * Makes a market of an extract, or brings an existing one (by slug) up to the map: all of it in one transaction, so that
 * a fault leaves nothing behind. Prices, stores and drivers of an existing market stay as they are, and so do its
 * currency and time zone.
 */
export const importMarket = async (database: Database, input: ImportInput): Promise<ImportedMarket> => {
  const { extract, nowMs } = input;
  const basemap = await buildBasemap(extract.drawing, extract.report.attribution);
  return transaction(database, async (tx) => {
    const [known] = await tx.db.select({ id: market.id }).from(market).where(eq(market.slug, input.slug)).for("update");
    const id = (known?.id ?? input.newId) as MarketId;
    const { lng, lat } = center(extract.polygon);
    const shape = { area: extract.polygon, centerLng: lng, centerLat: lat, attribution: extract.report.attribution };
    if (known === undefined) {
      const { policy, payRule: rule } = startingPolicy(input.currency);
      await tx.db.insert(market).values({
        id,
        slug: input.slug,
        name: input.name,
        currency: input.currency,
        timezone: input.timezone,
        status: "open",
        createdAtMs: nowMs,
        ...shape,
      });
      await tx.db
        .insert(marketState)
        .values({ marketId: id, fencingToken: 0, openRoundNo: 1, surge: {}, clockMs: nowMs });
      await tx.db.insert(pricingPolicy).values({
        marketId: id,
        version: 1,
        effectiveFromMs: 0,
        publishedBy: input.by,
        note: "The market's first prices",
        policy,
      });
      await tx.db.insert(payRule).values({ marketId: id, version: 1, effectiveFromMs: 0, rule });
    } else {
      await tx.db
        .update(market)
        .set({ name: input.name, ...shape })
        .where(eq(market.id, id));
    }
    await writeMap(tx, id, extract);
    await writeBasemap(tx, id, basemap.bytes, nowMs);
    await tx.db.execute(sql`analyze ${address}`);
    return {
      marketId: id,
      isNew: known === undefined,
      addresses: extract.addresses.length,
      shops: extract.shops.length,
    };
  });
};

import type { LotId, OfferId } from "@fairmile/contracts";
import { batch, marketState, offer, outbox, transaction } from "@fairmile/db";
import { priceRound, type EdgePrice, type RoundFacts } from "@fairmile/matching";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { currentPayRule, currentPolicy } from "../features/policy/current-policy.ts";
import { insertRows } from "../platform/insert-rows.ts";
import type { Ctx } from "../platform/services.ts";
import { copyPositions } from "./copy-positions.ts";
import { findCandidates, roundDrivers } from "./find-candidates.ts";
import type { Lease } from "./lease.ts";
import { openLots } from "./open-lots.ts";
import { roundFacts } from "./round-facts.ts";
import { travelToPickups } from "./travel-to-pickups.ts";

export interface OpenRound {
  readonly facts: RoundFacts;
  readonly closesAtMs: number;
  /** Lots whose exposure is over when the round closes; without one there is nothing to clear. */
  readonly exposedLots: number;
}

/** Offers are renewed when less than this share of their life is left, so that one is always in hand. */
const RENEW_SHARE = 0.4;

const pairOf = (row: { readonly lotId: string; readonly driverId: string }): string => `${row.lotId}|${row.driverId}`;

/** Which prices need a new offer: those never shown, those that moved, and those about to run out. */
const offersToShow = async (ctx: Ctx, facts: RoundFacts, prices: readonly EdgePrice[], ttlMs: number) => {
  const live = await ctx.database.db
    .select({
      batchId: offer.batchId,
      driverId: offer.driverId,
      postedCents: offer.postedCents,
      expiresAtMs: offer.expiresAtMs,
    })
    .from(offer)
    .where(and(eq(offer.marketId, ctx.market.id), gt(offer.expiresAtMs, facts.openedAtMs)));
  const best = new Map<string, { postedCents: number; expiresAtMs: number }>();
  for (const row of live) {
    const key = `${row.batchId}|${row.driverId}`;
    const was = best.get(key);
    if (was === undefined || row.postedCents >= was.postedCents) best.set(key, row);
  }
  return prices.filter((price) => {
    if (!price.isOffered) return false;
    const shown = best.get(pairOf(price));
    return (
      shown === undefined ||
      shown.postedCents !== price.postedCents ||
      shown.expiresAtMs - facts.openedAtMs < ttlMs * RENEW_SHARE
    );
  });
};

/**
 * Opens a round: positions are copied, candidates found, travel times fetched, every pair priced and what is new shown
 * as offers. All of it is stored before an ask of the round can exist. Null where another node holds the market.
 */
export const openRound = async (ctx: Ctx, lease: Lease): Promise<OpenRound | null> => {
  const marketId = ctx.market.id;
  const openedAtMs = ctx.clock.now();
  const [{ version: policyVersion, policy }, { rule: payRule }] = await Promise.all([
    currentPolicy(ctx.database, marketId, openedAtMs),
    currentPayRule(ctx.database, marketId, openedAtMs),
  ]);
  const found = await transaction(ctx.database, async (tx) => {
    const lots = await openLots(tx, marketId);
    if (lots.length === 0) return { lots, drivers: [], pairs: [] };
    await copyPositions(tx, { marketId, freshSinceMs: openedAtMs - policy.round.positionFreshMs });
    const drivers = await roundDrivers(tx, marketId);
    const pairs = await findCandidates(tx, {
      marketId,
      nearest: policy.candidates.nearest,
      nowMs: openedAtMs,
      lotIds: new Set(lots.map((lot) => lot.id)),
      driverIds: new Set(drivers.map((row) => row.driverId)),
    });
    return { lots, drivers, pairs };
  });
  const ways = await travelToPickups(ctx.roads(ctx.market), {
    pairs: found.pairs,
    drivers: new Map(found.drivers.map((d) => [d.driverId, d])),
    pickups: new Map(found.lots.map((lot) => [lot.id, lot.pickupPoint])),
  });
  const [state] = await ctx.database.db.select().from(marketState).where(eq(marketState.marketId, marketId));
  if (state === undefined || state.fencingToken !== lease.fencingToken) return null;
  const facts = roundFacts({
    market: ctx.market,
    roundNo: state.openRoundNo,
    seed: Buffer.from(ctx.random.bytes(8)).toString("hex"),
    openedAtMs,
    policyVersion,
    policy,
    payRule,
    ...found,
    ways,
  });
  const priced = priceRound(facts);
  if (!priced.ok)
    throw new Error(`the engine refused the facts of round ${facts.roundNo}: ${priced.code} at ${priced.path ?? "?"}`);
  const show = await offersToShow(ctx, facts, priced.prices.edges, policy.round.offerTtlMs);
  const closesAtMs = openedAtMs + policy.round.everyMs;
  await announce(ctx, {
    lease,
    facts,
    closesAtMs,
    show,
    ttlMs: policy.round.offerTtlMs,
    lotPrices: priced.prices.lots,
  });
  const exposedLots = facts.lots.filter((lot) => closesAtMs - lot.openedAtMs >= policy.round.exposureMs).length;
  return { facts, closesAtMs, exposedLots };
};

interface Announcement {
  readonly lease: Lease;
  readonly facts: RoundFacts;
  readonly closesAtMs: number;
  readonly show: readonly EdgePrice[];
  readonly ttlMs: number;
  readonly lotPrices: readonly { readonly lotId: LotId; readonly reserveCents: number }[];
}

const announce = (ctx: Ctx, { lease, facts, closesAtMs, show, ttlMs, lotPrices }: Announcement): Promise<void> =>
  transaction(ctx.database, async (tx) => {
    const marketId = ctx.market.id;
    const held = await tx.db
      .update(marketState)
      .set({ openedAtMs: facts.openedAtMs, closesAtMs, clockMs: facts.openedAtMs })
      .where(and(eq(marketState.marketId, marketId), eq(marketState.fencingToken, lease.fencingToken)))
      .returning({ marketId: marketState.marketId });
    if (held.length === 0) throw new Error("the lease on this market was lost");
    if (facts.lots.length === 0) return;
    const lotById = new Map(facts.lots.map((lot) => [lot.lotId, lot]));
    const wayOf = new Map(facts.edges.map((edge) => [pairOf(edge), edge]));
    const count = new Map<LotId, number>();
    for (const edge of facts.edges) count.set(edge.lotId, (count.get(edge.lotId) ?? 0) + 1);
    await tx.db.execute(sql`
      update ${batch} b set reserve_cents = v.reserve, first_reserve_cents = coalesce(b.first_reserve_cents, v.reserve),
        near_count = coalesce(b.near_count, v.near), candidate_count = v.candidates
      from jsonb_to_recordset(${JSON.stringify(
        lotPrices.map((price) => ({
          id: price.lotId,
          reserve: price.reserveCents,
          near: lotById.get(price.lotId)?.nearCount ?? 0,
          candidates: count.get(price.lotId) ?? 0,
        })),
      )}::jsonb) as v(id text, reserve bigint, near int, candidates int)
      where b.market_id = ${marketId} and b.id = v.id and b.status = 'open'`);
    if (show.length === 0) return;
    const rows = show.map((price) => {
      const edge = wayOf.get(pairOf(price));
      return {
        marketId,
        id: ctx.ids.next("offer") as OfferId,
        batchId: price.lotId,
        driverId: price.driverId,
        roundNo: facts.roundNo,
        postedCents: price.postedCents,
        floorCents: price.floorCents,
        surgeCents: lotById.get(price.lotId)?.surgeCents ?? 0,
        tipCents: lotById.get(price.lotId)?.tipCents ?? 0,
        toPickupMs: edge?.toPickupMs ?? 0,
        toPickupMeters: edge?.toPickupMeters ?? 0,
        shownAtMs: facts.openedAtMs,
        expiresAtMs: facts.openedAtMs + ttlMs,
      };
    });
    const withdrawn = await tx.db
      .select({ id: batch.id })
      .from(batch)
      .where(
        and(
          eq(batch.marketId, marketId),
          inArray(batch.id, [...new Set(rows.map((row) => row.batchId))]),
          sql`${batch.status} <> 'open'`,
        ),
      );
    const gone = new Set(withdrawn.map((row) => row.id));
    const shown = rows.filter((row) => !gone.has(row.batchId));
    if (shown.length === 0) return;
    await insertRows(tx, offer, shown);
    const seen = [...new Set(shown.map((row) => row.driverId))];
    await insertRows(
      tx,
      outbox,
      seen.map((driverId) => ({
        marketId,
        type: "offer.shown",
        subject: driverId,
        audience: [`driver:${driverId}`],
        data: { roundNo: facts.roundNo, closesAtMs },
        atMs: facts.openedAtMs,
      })),
    );
  });

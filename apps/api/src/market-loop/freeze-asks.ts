import type { AskId, DriverId, LotId, OfferId } from "@fairmile/contracts";
import { ask, type Queryable } from "@fairmile/db";
import type { EdgePrice, RoundAsk, RoundFacts } from "@fairmile/matching";
import { and, asc, eq, lte } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";
import { autopilotAskCents } from "./autopilot-ask.ts";
import type { FrozenDriver } from "./freeze-drivers.ts";

const pairOf = (lotId: string, driverId: string): string => `${lotId}|${driverId}`;

/** The claims and bids that were in before the freeze, on pairs that are candidates in this round. */
export const typedAsks = async (source: Queryable, facts: RoundFacts): Promise<RoundAsk[]> => {
  const rows = await source.db
    .select({
      id: ask.id,
      offerId: ask.offerId,
      batchId: ask.batchId,
      driverId: ask.driverId,
      kind: ask.kind,
      askCents: ask.askCents,
    })
    .from(ask)
    .where(and(eq(ask.marketId, facts.marketId), eq(ask.status, "live"), lte(ask.roundNo, facts.roundNo)))
    .orderBy(asc(ask.id));
  const candidates = new Set(facts.edges.map((edge) => pairOf(edge.lotId, edge.driverId)));
  return rows
    .filter((row) => candidates.has(pairOf(row.batchId, row.driverId)))
    .map((row) => ({
      askId: row.id as AskId,
      lotId: row.batchId as LotId,
      driverId: row.driverId as DriverId,
      offerId: row.offerId as OfferId,
      kind: row.kind,
      askCents: row.askCents,
      needsConfirmation: false,
    }));
};

/** What the rate cards ask where their drivers asked nothing themselves. Read only now, after every price is stored. */
export const autopilotAsks = (
  ctx: Ctx,
  input: {
    readonly facts: RoundFacts;
    readonly prices: readonly EdgePrice[];
    readonly drivers: ReadonlyMap<string, FrozenDriver>;
    readonly typed: readonly RoundAsk[];
  },
): RoundAsk[] => {
  const has = new Set(input.typed.map((row) => pairOf(row.lotId, row.driverId)));
  const lots = new Map(input.facts.lots.map((lot) => [lot.lotId, lot]));
  const offered = new Set(input.prices.filter((p) => p.isOffered).map((p) => pairOf(p.lotId, p.driverId)));
  return input.facts.edges.flatMap((edge) => {
    const driver = input.drivers.get(edge.driverId);
    const lot = lots.get(edge.lotId);
    const key = pairOf(edge.lotId, edge.driverId);
    if (driver === undefined || lot === undefined || !driver.rateCard.autopilot || has.has(key) || !offered.has(key))
      return [];
    const work = {
      durationMs: edge.toPickupMs + lot.durationMs,
      distanceMeters: edge.toPickupMeters + lot.distanceMeters,
      tipCents: lot.tipCents,
    };
    return [
      {
        askId: ctx.ids.next("ask"),
        lotId: edge.lotId,
        driverId: edge.driverId,
        offerId: null,
        kind: "autopilot" as const,
        askCents: autopilotAskCents(driver.rateCard, work),
        needsConfirmation: !driver.rateCard.autoAccept,
      },
    ];
  });
};

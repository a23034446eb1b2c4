import type { RoundView } from "@fairmile/contracts";
import { lotAgeMs, type LotResultCode } from "@fairmile/matching";
import type { Market } from "../../platform/market.ts";
import type { StoredRound } from "./load-round.ts";
import { replayRound } from "./replay-round.ts";
import { roundEdges } from "./round-edges.ts";
import type { LotRow, RoundPeople } from "./round-people.ts";

const STEPS: readonly RoundView["steps"][number]["step"][] = [
  "freeze",
  "candidates",
  "prices",
  "clear",
  "pay",
  "commit",
];

/** A lot taken back before the freeze was not sold in this round, and that is all the round says of it. */
const RESULT: Readonly<Record<LotResultCode, RoundView["lots"][number]["result"]>> = {
  sold: "sold",
  unsold: "unsold",
  no_asks: "no_asks",
  no_candidates: "no_candidates",
  exposing: "exposing",
  withdrawn: "unsold",
};

const sum = <T>(rows: readonly T[], cents: (row: T) => number): number =>
  rows.reduce((total, row) => total + cents(row), 0);

const pointsOf = (lot: LotRow | undefined, kind: "dropoff") =>
  (lot?.stops ?? []).filter((stop) => stop.kind === kind).map((stop) => stop.point);

/** A round as an admin reads it: candidate by candidate, and whether a replay gives the same bytes. */
export const toRoundView = (
  stored: StoredRound,
  market: Market,
  people: RoundPeople,
  neighbours: { readonly previousNo: number | null; readonly nextNo: number | null },
): RoundView => {
  const { row, document, outcome } = stored;
  const { facts } = document;
  const edges = roundEdges(document, outcome, people.names);
  const wonBy = new Map<string, string>(outcome.awards.map((award) => [award.driverId, award.lotId]));
  const factsOf = new Map(facts.lots.map((lot) => [lot.lotId, lot]));
  return {
    roundNo: row.roundNo,
    marketName: market.name,
    currency: facts.currency,
    openedAtMs: row.openedAtMs,
    frozenAtMs: row.frozenAtMs,
    steps: STEPS.flatMap((step) => {
      const afterMs = row.steps[step];
      return afterMs === undefined ? [] : [{ step, afterMs }];
    }),
    engineVersion: row.engineVersion,
    policyVersion: row.policyVersion,
    seed: facts.seed,
    digest: row.digest,
    replay: replayRound(stored),
    welfareCents: outcome.welfareCents,
    asksCents: sum(outcome.awards, (award) => award.effectiveAskCents),
    payCents: sum(outcome.awards, (award) => award.payCents),
    postedCents: sum(outcome.awards, (award) => award.postedCents),
    tipCents: sum(outcome.awards, (award) => award.tipCents),
    ties: outcome.tiedLotCount,
    lots: outcome.lots.flatMap((result) => {
      const lot = people.lots.get(result.lotId);
      const known = factsOf.get(result.lotId);
      if (lot === undefined || known === undefined) return [];
      return [
        {
          lotId: result.lotId,
          storeName: lot.storeName,
          deliveries: lot.deliveryCount,
          reserveCents: result.reserveCents,
          ageMs: lotAgeMs(known, document.frozenAtMs),
          result: RESULT[result.result],
          pickup: lot.pickupPoint,
          dropoffs: pointsOf(lot, "dropoff"),
          edges: [...(edges.get(result.lotId) ?? [])],
        },
      ];
    }),
    drivers: facts.drivers.map((driver) => ({
      driverId: driver.driverId,
      name: people.names.get(driver.driverId) ?? "",
      point: { lng: driver.lngE7 / 1e7, lat: driver.latE7 / 1e7 },
      wonLotId: wonBy.get(driver.driverId) ?? null,
    })),
    ...neighbours,
  };
};

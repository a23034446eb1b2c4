import { CURRENCY_DECIMALS, PARCEL_SIZES, VEHICLE_CLASSES } from "@fairmile/contracts";
import { MAX_FILLED } from "../assignment/assignment-graph.ts";
import { fits } from "../eligibility/parcel-load.ts";
import { VEHICLE_CAPACITY } from "../eligibility/vehicle-capacity.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { ENGINE_VERSION } from "../version.ts";
import {
  amount,
  angleE7,
  checkFields,
  checkRows,
  flag,
  instant,
  listOf,
  oneOf,
  orNull,
  text,
  type FieldChecks,
  type RowCode,
} from "./check-rows.ts";
import { factsIndex, pairNumber, type FactsIndex } from "./facts-index.ts";
import type { RoundFacts, RoundLot } from "./round-document.ts";

const FACTS: FieldChecks = {
  engineVersion: (value) => (value === ENGINE_VERSION ? null : "other_engine_version"),
  marketId: text,
  roundNo: amount,
  seed: (value) => (typeof value === "string" && /^[0-9a-f]+$/.test(value) ? null : "unknown_value"),
  openedAtMs: instant,
  currency: oneOf(Object.keys(CURRENCY_DECIMALS)),
  policyVersion: amount,
};
const POLICY: Readonly<Record<string, FieldChecks>> = {
  round: { everyMs: amount, exposureMs: amount, confirmMs: amount },
  candidates: { travelLimitMs: amount, widenPerMinuteMs: amount, maxTravelLimitMs: amount },
  reserve: { startBasisPoints: amount, manyCandidates: amount, risePerMinuteCents: amount },
  lateness: { perMinuteCents: amount, graceMs: amount, capCents: amount },
  surge: { enabled: flag },
};
const PAY_RULE: FieldChecks = {
  perTripCents: amount,
  perKmCents: amount,
  perMinuteCents: amount,
  minimumCents: amount,
};
const LOT: FieldChecks = {
  lotId: text,
  openedAtMs: instant,
  ageStoodStillMs: amount,
  capCents: amount,
  surgeCents: amount,
  tipCents: amount,
  distanceMeters: amount,
  durationMs: amount,
  vehicleClasses: listOf(oneOf(VEHICLE_CLASSES)),
  zone: orNull(text),
  nearCount: amount,
};
const LOAD: FieldChecks = { units: amount, weightGrams: amount, largest: oneOf(PARCEL_SIZES) };
const STOP: FieldChecks = {
  stopId: text,
  kind: oneOf(["pickup", "dropoff"]),
  legMs: amount,
  serviceMs: amount,
  readyAtMs: orNull(instant),
  deadlineAtMs: orNull(instant),
};
const DRIVER: FieldChecks = {
  driverId: text,
  lngE7: angleE7,
  latE7: angleE7,
  positionAtMs: instant,
  vehicle: oneOf(VEHICLE_CLASSES),
  waitingSinceMs: instant,
  zone: orNull(text),
};
const EDGE: FieldChecks = {
  lotId: text,
  driverId: text,
  toPickupMs: amount,
  toPickupMeters: amount,
  heldPostedCents: orNull(amount),
  onBoardLatenessCents: amount,
};

const checkPolicy = (facts: RoundFacts): Refusal<RowCode> | null => {
  for (const part of Object.keys(POLICY)) {
    const checks = POLICY[part];
    const value: unknown = (facts.policy as unknown as Record<string, unknown> | undefined)?.[part];
    const bad = checks ? checkFields(value, checks, `facts.policy.${part}`) : null;
    if (bad) return bad;
  }
  if (facts.policy.reserve.manyCandidates < 1) return refuse("unknown_value", "facts.policy.reserve.manyCandidates");
  if (facts.policy.reserve.startBasisPoints > 10_000)
    return refuse("too_large", "facts.policy.reserve.startBasisPoints");
  return checkFields(facts.payRule, PAY_RULE, "facts.payRule");
};

const checkLot = (lot: RoundLot, openedAtMs: number, path: string): Refusal<RowCode> | null => {
  const bad = checkFields(lot.load, LOAD, `${path}.load`) ?? checkRows(lot.stops, STOP, `${path}.stops`);
  if (bad) return bad;
  if (lot.stops[0]?.kind !== "pickup") return refuse("missing", `${path}.stops`);
  if (lot.surgeCents > lot.capCents) return refuse("inconsistent", `${path}.surgeCents`);
  if (lot.openedAtMs > openedAtMs) return refuse("before_opening", `${path}.openedAtMs`);
  return null;
};

/**
 * Checks the facts of a round: shapes, whole numbers in range, ids once, references known, candidates fit to carry the
 * lot. The first refusal names the row and field, as in `facts.edges[3].toPickupMs`.
 */
export const checkFacts = (facts: RoundFacts): { readonly ok: true; readonly index: FactsIndex } | Refusal<RowCode> => {
  const head =
    checkFields(facts, FACTS, "facts") ??
    checkPolicy(facts) ??
    checkRows(facts.lots, LOT, "facts.lots") ??
    checkRows(facts.drivers, DRIVER, "facts.drivers") ??
    checkRows(facts.edges, EDGE, "facts.edges");
  if (head) return head;
  if (Math.min(facts.lots.length, facts.drivers.length) > MAX_FILLED) return refuse("too_large", "facts.lots");
  const seen = new Set<string>();
  for (const [i, lot] of facts.lots.entries()) {
    const bad = checkLot(lot, facts.openedAtMs, `facts.lots[${i}]`);
    if (bad) return bad;
    if (seen.has(lot.lotId)) return refuse("duplicate", `facts.lots[${i}].lotId`);
    seen.add(lot.lotId);
  }
  seen.clear();
  for (const [i, driver] of facts.drivers.entries()) {
    if (seen.has(driver.driverId)) return refuse("duplicate", `facts.drivers[${i}].driverId`);
    seen.add(driver.driverId);
  }
  const index = factsIndex(facts);
  const pairs = new Set<number>();
  for (const [i, edge] of facts.edges.entries()) {
    const lot = index.lots[index.lotNumber.get(edge.lotId) ?? -1];
    const driver = index.drivers[index.driverNumber.get(edge.driverId) ?? -1];
    if (!lot) return refuse("unknown_lot", `facts.edges[${i}].lotId`);
    if (!driver) return refuse("unknown_driver", `facts.edges[${i}].driverId`);
    const pair = pairNumber(index, edge);
    if (pairs.has(pair)) return refuse("duplicate", `facts.edges[${i}]`);
    pairs.add(pair);
    if (!lot.vehicleClasses.includes(driver.vehicle) || !fits(lot.load, VEHICLE_CAPACITY[driver.vehicle]))
      return refuse("ineligible", `facts.edges[${i}]`);
  }
  return { ok: true, index };
};

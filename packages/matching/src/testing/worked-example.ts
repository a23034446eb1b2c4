import { payRuleSchema } from "@fairmile/contracts";
import type { RoundAsk, RoundDocument, RoundEdge, RoundLot } from "../round/round-document.ts";
import { makeAsk, makeDocument, makeDriver, makeEdge, makeLot, OPENED_AT_MS } from "./round-builder.ts";
import { TEST_POLICY } from "./test-policy.ts";

/** Lots open at their cap here, so that the posted prices of the example are plain to see. */
const lot = (name: string, ageSeconds: number, capCents: number, distanceMeters: number, tipCents = 0): RoundLot =>
  makeLot(name, { capCents, distanceMeters, openedAtMs: OPENED_AT_MS - ageSeconds * 1_000, tipCents });

/** A candidate: minutes to the pickup, and what being late costs (carried as delay to parcels on board). */
const way = (lotName: string, driver: string, minutes: number, meters: number, lateCents = 0): RoundEdge =>
  makeEdge(lotName, driver, { toPickupMs: minutes * 60_000, toPickupMeters: meters, onBoardLatenessCents: lateCents });

const autopilot = (lotName: string, driver: string, askCents: number): RoundAsk =>
  makeAsk(lotName, driver, askCents, { kind: "autopilot", offerId: null });

/** The least the rules allow per lot, through the distance: 7.42, 5.56, 5.20 and 9.64. */
const PER_METER = payRuleSchema.parse({ perTripCents: 0, perKmCents: 1_000, perMinuteCents: 0, minimumCents: 0 });

/** Round 18 204 of docs/spec/auction.md: 4 lots, 6 drivers, 13 asks. */
export const workedExample = (): RoundDocument =>
  makeDocument({
    policy: TEST_POLICY,
    payRule: PER_METER,
    lots: [
      lot("8kq2", 17, 1_140, 742, 200),
      lot("8kq5", 20, 870, 556),
      lot("8kr1", 16, 795, 520),
      lot("8kr4", 31, 1_460, 964, 350),
    ],
    drivers: ["marta", "ciaran", "jonas", "tunde", "li", "sofia"].map((name) => makeDriver(name)),
    edges: [
      way("8kq2", "marta", 5, 1_400),
      way("8kq2", "ciaran", 5, 1_100, 45),
      way("8kq2", "jonas", 7, 2_000, 25),
      way("8kq2", "tunde", 7, 1_900),
      way("8kq5", "li", 4, 900, 15),
      way("8kq5", "ciaran", 7, 1_800),
      way("8kq5", "marta", 9, 2_700),
      way("8kr1", "tunde", 5, 1_200),
      way("8kr1", "li", 11, 3_400),
      way("8kr1", "sofia", 8, 2_200, 15),
      way("8kr4", "sofia", 5, 1_300),
      way("8kr4", "ciaran", 8, 2_100),
      way("8kr4", "jonas", 5, 1_400, 55),
    ],
    asks: [
      makeAsk("8kq2", "marta", 980),
      makeAsk("8kq2", "ciaran", 1_010),
      autopilot("8kq2", "jonas", 1_060),
      autopilot("8kq2", "tunde", 1_130),
      autopilot("8kq5", "li", 540),
      autopilot("8kq5", "ciaran", 795),
      autopilot("8kq5", "marta", 860),
      autopilot("8kr1", "tunde", 690),
      makeAsk("8kr1", "li", 760),
      autopilot("8kr1", "sofia", 845),
      makeAsk("8kr4", "sofia", 1_275),
      autopilot("8kr4", "ciaran", 1_395),
      makeAsk("8kr4", "jonas", null),
    ],
  });

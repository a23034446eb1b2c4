import { cents } from "@fairmile/contracts";
import * as fc from "fast-check";
import type { AskKind, RoundDocument } from "../round/round-document.ts";
import { driverId, makeAsk, makeDocument, makeDriver, makeEdge, makeLot, OPENED_AT_MS } from "./round-builder.ts";
import { NO_PAY_RULE, TEST_POLICY } from "./test-policy.ts";

export interface RoundShape {
  readonly maxLots: number;
  readonly maxDrivers: number;
  /** Few different figures, so that ties are common. */
  readonly grid: number;
}

const SMALL: RoundShape = { maxLots: 4, maxDrivers: 5, grid: 4 };

/** Small rounds full of ties: asks, floors, lateness, held offers, claims and autopilots that need a word. */
export const roundArbitrary = (shape: Partial<RoundShape> = {}): fc.Arbitrary<RoundDocument> => {
  const { maxLots, maxDrivers, grid } = { ...SMALL, ...shape };
  const step = fc.integer({ min: 0, max: grid });
  const pair = fc.record({
    isEdge: fc.constantFrom(true, true, true, false),
    minutesAway: fc.integer({ min: 1, max: 4 }),
    held: fc.option(step, { freq: 4 }),
    onBoard: fc.integer({ min: 0, max: 1 }),
    ask: fc.option(
      fc.record({ kind: fc.constantFrom<AskKind>("bid", "bid", "claim", "autopilot"), at: step, waits: fc.boolean() }),
      { freq: 5 },
    ),
  });
  return fc
    .record({
      lots: fc.array(
        fc.record({
          cap: fc.integer({ min: 1, max: grid }),
          isLate: fc.boolean(),
          isFresh: fc.integer({ min: 0, max: 9 }),
        }),
        {
          minLength: 1,
          maxLength: maxLots,
        },
      ),
      drivers: fc.array(fc.record({ waited: fc.integer({ min: 0, max: 2 }), out: fc.integer({ min: 0, max: 12 }) }), {
        minLength: 1,
        maxLength: maxDrivers,
      }),
      pairs: fc.array(pair, { minLength: maxLots * maxDrivers, maxLength: maxLots * maxDrivers }),
      floor: fc.constantFrom(0, 0, 1, 2),
      seed: fc.integer({ min: 0, max: 255 }),
    })
    .map(({ lots, drivers, pairs, floor, seed }) => {
      const cells = lots.flatMap((_, l) =>
        drivers.flatMap((_, d) => {
          const cell = pairs[l * maxDrivers + d];
          return cell?.isEdge ? [{ l, d, cell }] : [];
        }),
      );
      const document = makeDocument({
        seed: seed.toString(16),
        policy: { ...TEST_POLICY, lateness: { ...TEST_POLICY.lateness, perMinuteCents: cents(100) } },
        payRule: { ...NO_PAY_RULE, minimumCents: cents(floor * 100) },
        lots: lots.map(({ cap, isLate, isFresh }, l) =>
          makeLot(l, {
            capCents: cap * 100,
            openedAtMs: OPENED_AT_MS - (isFresh === 0 ? 0 : 60_000),
            stops: makeLot(l).stops.map((stop) => ({
              ...stop,
              deadlineAtMs: isLate && stop.kind === "dropoff" ? OPENED_AT_MS + 903_000 : null,
            })),
          }),
        ),
        drivers: drivers.map(({ waited }, d) => makeDriver(d, { waitingSinceMs: OPENED_AT_MS - waited * 60_000 })),
        edges: cells.map(({ l, d, cell }) =>
          makeEdge(l, d, {
            toPickupMs: cell.minutesAway * 60_000,
            heldPostedCents: cell.held === null ? null : cell.held * 100,
            onBoardLatenessCents: cell.onBoard * 100,
          }),
        ),
        asks: cells.flatMap(({ l, d, cell }) => {
          if (!cell.ask) return [];
          const { kind, at, waits } = cell.ask;
          const askCents = kind === "claim" ? null : at * 100;
          return [makeAsk(l, d, askCents, { kind, needsConfirmation: kind === "autopilot" && waits })];
        }),
      });
      return {
        ...document,
        outDrivers: drivers.flatMap(({ out }, d) =>
          out === 0 ? [{ driverId: driverId(d), code: "stale_position" }] : [],
        ),
      };
    });
};

/** The same round without a driver's asks. */
export const withoutDriver = (document: RoundDocument, driver: string): RoundDocument => ({
  ...document,
  asks: document.asks.filter((ask) => ask.driverId !== driver),
});

/** The same round with one ask replaced by a bid of so many cents. */
export const withBid = (document: RoundDocument, askId: string, askCents: number): RoundDocument => ({
  ...document,
  asks: document.asks.map((ask) =>
    ask.askId === askId ? { ...ask, kind: "bid", askCents, needsConfirmation: false } : ask,
  ),
});

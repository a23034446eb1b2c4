import { isDeliveryEnded } from "@fairmile/contracts";
import { expect } from "vitest";
import type { ScenarioReport } from "./scenario-report.ts";

/** What the main job must come to, whichever map it runs on. */
export const expectMainJob = (report: ScenarioReport, posted: number): void => {
  const { deliveries, auction, replay, money, books, audit } = report;
  expect(report.posted.filter(({ order }) => order.by === "v1")).toHaveLength(posted / 2);
  expect(report.posted.filter((one) => one.isFoundByName).length).toBeGreaterThanOrEqual(posted - 2);
  expect(deliveries).toHaveLength(posted);
  expect(deliveries.filter((row) => row.status === "delivered").length).toBeGreaterThanOrEqual(posted - 2);
  const rest = deliveries.filter((row) => row.status !== "delivered");
  expect(rest.filter((row) => !isDeliveryEnded(row.status) || row.why === null)).toEqual([]);

  const delivered = deliveries.filter((row) => row.status === "delivered").length;
  expect(Object.fromEntries(report.promises.stages.map(({ stage, count }) => [stage, count]))).toEqual({
    ordered: delivered,
    assigned: delivered,
  });

  expect(auction.wonBy.bid).toBeGreaterThanOrEqual(10);
  expect(auction.wonBy.claim).toBeGreaterThanOrEqual(10);
  expect(auction.batchesOfSeveral).toBeGreaterThanOrEqual(5);
  const stuck = Object.keys(auction.batchesByStatus).filter((status) => !["completed", "withdrawn"].includes(status));
  expect(stuck).toEqual([]);

  expect(auction.roundsWithLosingReceipt).toBeGreaterThanOrEqual(30);
  expect(replay.withLoser).toBeGreaterThanOrEqual(30);
  expect(replay.same).toBe(replay.rounds);
  expect(replay.changed).toBe(replay.withAsk);
  expect(replay.withAsk).toBeGreaterThanOrEqual(replay.withLoser);

  expect(report.isSettled).toBe(true);
  expect(money).toMatchObject({ totalCents: 0, unbalanced: [], differences: [] });
  expect(report.moneyHealth).toMatchObject({ violations: [], refusedCalls: [], unhandledEvents: 0 });
  expect(money.capturedCents).toBeGreaterThan(0);
  expect(money.stripeCapturedCents).toBe(money.capturedCents);
  expect(money.stripeTransferredCents).toBe(money.transferredCents);
  expect(money.stripeBalanceCents).toBe(money.ledgerBalanceCents);
  expect(books).toMatchObject({ differenceCents: 0, unmatched: [] });
  expect(audit).toMatchObject({ ok: true, unsealedRows: 0 });
  expect(report.health.outbox.filter((queue) => queue.waiting > 0)).toEqual([]);
};

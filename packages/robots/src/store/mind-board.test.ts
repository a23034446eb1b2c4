import { expect, test } from "vitest";
import { createPrng } from "../core/prng.ts";
import { caresFor, waitingCount } from "./mind-board.ts";

const board = [
  { id: "dlv_a", status: "created" },
  { id: "dlv_b", status: "batched" },
  { id: "dlv_c", status: "picked_up" },
  { id: "dlv_d", status: "undeliverable" },
] as const;

test("only what no driver has taken waits", () => {
  expect(waitingCount(board)).toBe(2);
});

test("a parcel nobody took is decided on every time it is seen, a cancellation is thought of once", () => {
  const considered = new Set<string>();
  const prng = createPrng("cares");
  const first = caresFor(board, { considered, cancelShare: 1 }, prng);
  expect(first.map(({ kind, deliveryId }) => `${kind} ${deliveryId}`)).toEqual([
    "cancel dlv_a",
    "cancel dlv_b",
    "decide dlv_d",
  ]);
  expect(caresFor(board, { considered, cancelShare: 1 }, prng).map(({ kind }) => kind)).toEqual(["decide"]);
});

test("about the asked share is cancelled, and every decision comes up", () => {
  const prng = createPrng("shares");
  const many = Array.from({ length: 1_000 }, (_, i) => ({ id: `dlv_${i}`, status: "created" as const }));
  const cancelled = caresFor(many, { considered: new Set(), cancelShare: 0.05 }, prng);
  expect(cancelled.length / many.length).toBeCloseTo(0.05, 1);
  const failed = many.map(({ id }) => ({ id, status: "undeliverable" as const }));
  const decisions = caresFor(failed, { considered: new Set(), cancelShare: 0 }, prng).map((care) =>
    care.kind === "decide" ? care.decision : "",
  );
  expect(new Set(decisions)).toEqual(new Set(["return", "reattempt", "leave_at_pickup_point"]));
});

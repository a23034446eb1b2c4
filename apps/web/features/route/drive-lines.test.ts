import type { RouteStopView, RouteView } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { legTo } from "../drive/guidance.ts";
import { sampleDirections } from "../drive/testing/sample-directions.ts";
import type { Navigation } from "../drive/use-navigation.ts";
import { driveLines } from "./drive-lines.ts";

const stopAt = (seq: number, lng: number): RouteStopView => ({
  id: `stp_${seq}`,
  seq,
  kind: "dropoff",
  status: "ahead",
  place: { address: `${seq} Mill Street`, point: { lng, lat: 0 } },
  contactName: "Grace",
  contactPhone: null,
  notes: null,
  etaMs: 0,
  deadlineAtMs: null,
  doneAtMs: null,
  deliveries: [],
});
const stop = stopAt(1, 0.004);
const route: RouteView = {
  assignmentId: "asg_1",
  status: "active",
  payCents: 0,
  tipCents: 0,
  currency: "EUR",
  stops: [stop, stopAt(2, 0.005)],
  line: [],
  canHandBack: false,
  isEstimate: false,
};
const own = { lng: 0, lat: 0 };
const unknown: Navigation = {
  kind: "estimate",
  leg: null,
  progress: null,
  guidance: null,
  leftMs: null,
  hasLeft: false,
  isStale: false,
};
const drawn = (navigation: Navigation, wholeRoute: boolean): [string, number][] =>
  driveLines({ navigation, route, stop, own, wholeRoute }).map(({ kind, points }) => [kind, points.length]);

test("along roads: grey behind, full ahead, and on past the stop only on the whole route", () => {
  const leg = legTo(sampleDirections(), "stp_1");
  const road: Navigation = { ...unknown, kind: "road", leg };
  expect(drawn(road, false)).toEqual([
    ["done", 1],
    ["route", 4],
  ]);
  expect(drawn(road, true)).toEqual([
    ["done", 1],
    ["route", 5],
  ]);
});

test("an estimate is dots and nothing else, and nothing is drawn before anything is known", () => {
  expect(drawn(unknown, false)).toEqual([["way", 2]]);
  expect(drawn(unknown, true)).toEqual([["way", 3]]);
  expect(drawn({ ...unknown, kind: "waiting" }, false)).toEqual([]);
});

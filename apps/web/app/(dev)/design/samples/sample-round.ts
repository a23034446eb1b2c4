import type { RoundEdgeView, RoundView } from "@fairmile/contracts";
import { NOW_MS } from "./sample-driver.ts";
import { place } from "./town.ts";

const MINUTE = 60_000;

interface Short {
  readonly name: string;
  readonly way: readonly [meters: number, minutes: number];
  readonly kind: "bid" | "claim" | "autopilot";
  readonly ask: number;
  readonly floor: number;
  readonly posted: number;
  readonly adds: number | null;
  readonly result: RoundEdgeView["result"];
  readonly pay?: number;
  readonly without?: number;
  readonly won?: string;
}

const edge = (s: Short): RoundEdgeView => ({
  driverId: `drv_${s.name}`,
  driverName: s.name,
  toPickupMs: s.way[1] * MINUTE,
  toPickupMeters: s.way[0],
  kind: s.kind,
  askCents: s.ask,
  floorCents: s.floor,
  postedCents: s.posted,
  latenessCents: 0,
  addsCents: s.adds,
  result: s.result,
  payCents: s.pay ?? null,
  wonLotId: s.won ?? null,
  welfareWithoutCents: s.without ?? null,
});

const lot = (
  code: string,
  storeName: string,
  deliveries: number,
  reserveCents: number,
  ageSeconds: number,
  edges: Short[],
): RoundView["lots"][number] => ({
  lotId: `bat_sample${code}`,
  storeName,
  deliveries,
  reserveCents,
  ageMs: ageSeconds * 1000,
  result: "sold",
  pickup: place(0, 0),
  dropoffs: [],
  edges: edges.map(edge),
});

export const ROUND: RoundView = {
  roundNo: 18_204,
  marketName: "Port Arden South",
  currency: "EUR",
  openedAtMs: NOW_MS + 54_000,
  frozenAtMs: NOW_MS + 57_000,
  steps: [
    { step: "freeze", afterMs: 0 },
    { step: "candidates", afterMs: 4 },
    { step: "prices", afterMs: 11 },
    { step: "clear", afterMs: 19 },
    { step: "pay", afterMs: 23 },
    { step: "commit", afterMs: 31 },
  ],
  engineVersion: "1",
  policyVersion: 41,
  seed: "7d10aa",
  digest: "9f3c61abe2070000",
  replay: { same: true, digest: "9f3c61abe2070000" },
  welfareCents: 749,
  asksCents: 3501,
  payCents: 4025,
  postedCents: 4250,
  tipCents: 550,
  ties: 0,
  lots: [
    lot("8kq2", "Canal Bakehouse", 2, 1140, 17, [
      {
        name: "Marta K.",
        way: [1400, 5],
        kind: "bid",
        ask: 980,
        floor: 742,
        posted: 1140,
        adds: 160,
        result: "paid",
        pay: 1055,
        without: 674,
      },
      {
        name: "Ciarán D.",
        way: [1100, 5],
        kind: "bid",
        ask: 1010,
        floor: 742,
        posted: 1095,
        adds: 85,
        result: "outbid",
      },
      {
        name: "Jonas P.",
        way: [2000, 7],
        kind: "autopilot",
        ask: 1060,
        floor: 742,
        posted: 1115,
        adds: 55,
        result: "outbid",
      },
      {
        name: "Tunde A.",
        way: [1900, 7],
        kind: "autopilot",
        ask: 1130,
        floor: 742,
        posted: 1140,
        adds: 10,
        result: "won_other",
        won: "bat_sample8kr1",
      },
    ]),
    lot("8kq5", "Lennox Pharmacy", 1, 870, 20, [
      {
        name: "Li W.",
        way: [900, 4],
        kind: "autopilot",
        ask: 540,
        floor: 556,
        posted: 855,
        adds: 299,
        result: "paid",
        pay: 780,
        without: 525,
      },
      {
        name: "Ciarán D.",
        way: [1800, 7],
        kind: "autopilot",
        ask: 795,
        floor: 556,
        posted: 870,
        adds: 75,
        result: "outbid",
      },
      {
        name: "Marta K.",
        way: [2700, 9],
        kind: "autopilot",
        ask: 860,
        floor: 556,
        posted: 870,
        adds: 10,
        result: "won_other",
        won: "bat_sample8kq2",
      },
    ]),
    lot("8kr1", "Ranelow Greens", 1, 795, 16, [
      {
        name: "Tunde A.",
        way: [1200, 5],
        kind: "autopilot",
        ask: 690,
        floor: 520,
        posted: 795,
        adds: 105,
        result: "paid",
        pay: 795,
        without: 644,
      },
      {
        name: "Li W.",
        way: [3400, 11],
        kind: "bid",
        ask: 760,
        floor: 520,
        posted: 795,
        adds: 35,
        result: "won_other",
        won: "bat_sample8kq5",
      },
      {
        name: "Sofia R.",
        way: [2200, 8],
        kind: "autopilot",
        ask: 845,
        floor: 520,
        posted: 780,
        adds: null,
        result: "above_posted",
      },
    ]),
    lot("8kr4", "Fern Books", 3, 1460, 31, [
      {
        name: "Sofia R.",
        way: [1300, 5],
        kind: "bid",
        ask: 1275,
        floor: 964,
        posted: 1460,
        adds: 185,
        result: "paid",
        pay: 1395,
        without: 629,
      },
      {
        name: "Ciarán D.",
        way: [2100, 8],
        kind: "autopilot",
        ask: 1395,
        floor: 964,
        posted: 1460,
        adds: 65,
        result: "outbid",
      },
      {
        name: "Jonas P.",
        way: [1400, 5],
        kind: "claim",
        ask: 1405,
        floor: 964,
        posted: 1405,
        adds: 0,
        result: "outbid",
      },
    ]),
  ],
  drivers: [],
  previousNo: 18_203,
  nextNo: 18_205,
};

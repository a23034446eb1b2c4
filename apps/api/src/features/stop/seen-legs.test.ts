import type { LngLat } from "@fairmile/contracts";
import { straightLineNetwork, type RouteQuery } from "@fairmile/roads";
import { expect, test } from "vitest";
import { legsMsOf, type SeenLegs } from "./seen-legs.ts";

const place = (i: number): LngLat => ({ lng: 9.19 + i * 0.01, lat: 45.46 });
const query: RouteQuery = { vehicle: "car", stops: [place(0), place(1), place(2)] };
const seen: SeenLegs = { query, legsMs: [111, 222] };

const straight = async (of: RouteQuery): Promise<number[]> => {
  const answer = await straightLineNetwork().route(of);
  return answer.ok ? answer.route.legs.map((leg) => leg.durationMs) : [];
};

test("what was looked up is used where the list is still the same", async () => {
  const copy = { ...query, stops: query.stops.map((stop) => ({ ...stop })) };
  expect(await legsMsOf(seen, copy)).toEqual([111, 222]);
});

test("a list, a place or a vehicle that changed meanwhile is estimated, and so is what nobody looked up", async () => {
  const changed: RouteQuery[] = [
    { ...query, stops: query.stops.slice(0, 2) },
    { ...query, stops: [place(0), place(2), place(1)] },
    { ...query, stops: [...query.stops, place(3)] },
    { ...query, vehicle: "bicycle" },
  ];
  for (const one of changed) expect(await legsMsOf(seen, one)).toEqual(await straight(one));
  expect(await legsMsOf(null, query)).toEqual(await straight(query));
});

test("nothing ahead has no legs", async () => {
  expect(await legsMsOf(null, { vehicle: "car", stops: [place(0)] })).toEqual([]);
});

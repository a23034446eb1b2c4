import type { LngLat } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { straightLineNetwork } from "../estimate/straight-line.ts";
import { countingNetwork } from "../testing/counting-network.ts";
import { cachedLegs } from "./cached-legs.ts";

const place = (i: number): LngLat => ({ lng: -8.5 + i * 0.001, lat: 51.9 + (i % 7) * 0.0007 });
const places = (from: number, to: number): LngLat[] => Array.from({ length: to - from }, (_, i) => place(from + i));

test("a table asked twice is looked up once, and is the same", async () => {
  const { network, pairs } = countingNetwork();
  const roads = cachedLegs(network);
  const query = { vehicle: "car", from: places(0, 3), to: places(3, 9) } as const;
  const first = await roads.matrix(query);
  expect(pairs()).toBe(18);
  expect(await roads.matrix(query)).toEqual(first);
  expect(pairs()).toBe(18);
  expect(first).toEqual({ ...(await straightLineNetwork().matrix(query)), isEstimate: false });
});

test("only what is missing is asked for, whichever side is the smaller", async () => {
  const { network, asked, pairs } = countingNetwork();
  const roads = cachedLegs(network);
  const drivers = places(0, 20);
  await roads.matrix({ vehicle: "bicycle", from: drivers.slice(0, 15), to: [place(40)] });
  expect(asked.map(({ from, to }) => [from.length, to.length])).toEqual([[15, 1]]);
  const whole = await roads.matrix({ vehicle: "bicycle", from: drivers, to: [place(40)] });
  expect(pairs()).toBe(20);
  const plain = await straightLineNetwork().matrix({ vehicle: "bicycle", from: drivers, to: [place(40)] });
  expect(whole.durationsMs).toEqual(plain.durationsMs);
});

test("another vehicle and the way back are other legs", async () => {
  const { network, pairs } = countingNetwork();
  const roads = cachedLegs(network);
  await roads.matrix({ vehicle: "car", from: [place(1)], to: [place(2)] });
  await roads.matrix({ vehicle: "walk", from: [place(1)], to: [place(2)] });
  await roads.matrix({ vehicle: "car", from: [place(2)], to: [place(1)] });
  expect(pairs()).toBe(3);
});

test("a driver who moves by a step is where they were; a door a step away is another door", async () => {
  const { network, asked } = countingNetwork();
  const roads = cachedLegs(network);
  const at = { lng: -8.50004, lat: 51.90003 };
  const step = { lng: -8.50003, lat: 51.90002 };
  const live = { vehicle: "car", to: [place(9)], isLive: true } as const;
  const first = await roads.matrix({ ...live, from: [at] });
  expect(await roads.matrix({ ...live, from: [step] })).toEqual(first);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.from).toEqual([{ lng: -8.5, lat: 51.9 }]);
  await roads.matrix({ vehicle: "car", from: [at], to: [place(9)] });
  await roads.matrix({ vehicle: "car", from: [step], to: [place(9)] });
  expect(asked).toHaveLength(3);
});

test("what it holds is bounded: old legs are looked up again", async () => {
  const { network, pairs } = countingNetwork();
  const roads = cachedLegs(network, 10);
  await roads.matrix({ vehicle: "car", from: [place(0)], to: places(1, 9) });
  await roads.matrix({ vehicle: "car", from: [place(0)], to: places(20, 28) });
  await roads.matrix({ vehicle: "car", from: [place(0)], to: places(1, 9) });
  // Of sixteen legs ten are held: the last two of the first eight, and all of the second.
  expect(pairs()).toBe(16 + 6);
});

test("estimates are never kept", async () => {
  const roads = cachedLegs(straightLineNetwork());
  const query = { vehicle: "car", from: [place(0)], to: [place(1)] } as const;
  expect((await roads.matrix(query)).isEstimate).toBe(true);
  expect((await roads.matrix(query)).isEstimate).toBe(true);
});

test("a route drawn twice is looked up once; another language is another route", async () => {
  const { network, routes } = countingNetwork();
  const roads = cachedLegs(network);
  const query = { vehicle: "car", stops: places(0, 3) } as const;
  const first = await roads.route(query);
  expect(await roads.route(query)).toEqual(first);
  expect(routes()).toBe(1);
  await roads.route({ ...query, language: "da-DK" });
  expect(routes()).toBe(2);
});

import { haversineMeters, type LngLat } from "@fairmile/contracts";
import { expect, test } from "vitest";
import type { RoadNetwork } from "../road-network.ts";
import type { TownRoads } from "./town-roads.ts";

const first = <T>(values: readonly T[], i = 0): T => {
  const value = values[i];
  if (value === undefined) throw new RangeError(`nothing at ${i}`);
  return value;
};

/** What holds beyond the contract where a road graph answers: the town with its river and its island. */
export const graphContract = (subject: {
  readonly network: () => RoadNetwork;
  readonly town: () => TownRoads;
}): void => {
  const { network, town } = subject;
  const farOut = (): LngLat => ({ lng: first(town().corners).lng - 0.2, lat: first(town().corners).lat });

  test("manoeuvres in the driver's language, with arrows, street names, distances and words to speak", async () => {
    const stops = [first(town().corners), first(town().corners, 20), first(town().corners, 7)];
    const english = await network().route({ vehicle: "bicycle", stops, language: "en-US" });
    const german = await network().route({ vehicle: "bicycle", stops, language: "de-DE" });
    if (!english.ok || !german.ok) throw new Error("no route");
    const { manoeuvres, line, legs } = english.route;
    expect(english.route.language).toBe("en-US");
    expect(german.route.language).toBe("de-DE");
    expect(first(manoeuvres).type).toBe("depart");
    expect(manoeuvres.filter(({ type }) => type === "arrive")).toHaveLength(2);
    expect(new Set(manoeuvres.map(({ leg }) => leg))).toEqual(new Set([0, 1]));
    expect(manoeuvres.some(({ type }) => type === "left" || type === "right")).toBe(true);
    expect(manoeuvres.flatMap(({ streetNames }) => streetNames).length).toBeGreaterThan(2);
    expect(manoeuvres.every(({ instruction }) => instruction.endsWith("."))).toBe(true);
    expect(manoeuvres.some(({ verbal }) => verbal.before !== null && verbal.after !== null)).toBe(true);
    const begins = manoeuvres.map(({ beginIndex }) => beginIndex);
    expect(begins).toEqual(begins.toSorted((a, b) => a - b));
    expect(first(begins)).toBe(0);
    expect(first(begins, begins.length - 1)).toBe(line.length - 1);
    const inManoeuvres = manoeuvres.reduce((sum, one) => sum + one.distanceMeters, 0);
    expect(Math.abs(inManoeuvres - english.route.distanceMeters)).toBeLessThan(manoeuvres.length + legs.length);
    expect(german.route.manoeuvres.map((one) => one.type)).toEqual(manoeuvres.map((one) => one.type));
    expect(first(german.route.manoeuvres).instruction).not.toBe(first(manoeuvres).instruction);
  });

  test("a language the engine lacks falls back to English and says so", async () => {
    const stops = town().corners.slice(0, 2);
    const answer = await network().route({ vehicle: "car", stops, language: "ga-IE" });
    expect(answer.ok && answer.route.language).toBe("en-US");
    expect(answer.ok && answer.route.manoeuvres.length).toBeGreaterThan(1);
  });

  test("a point in the river is taken to its bank or refused, never a crash", async () => {
    const middle = first(town().river, Math.floor(town().river.length / 2));
    const snapped = await network().snap({ vehicle: "car", point: middle });
    const answer = await network().route({ vehicle: "car", stops: [first(town().corners), middle] });
    expect(answer.ok).toBe(snapped.ok);
    if (snapped.ok) expect(snapped.snap.distanceMeters).toBe(Math.round(haversineMeters(middle, snapped.snap.point)));
  });

  test("a point far from any road is off the network, and the answer names it", async () => {
    const [a, b] = [first(town().corners), first(town().corners, 9)];
    const off = farOut();
    expect(await network().snap({ vehicle: "walk", point: off })).toEqual({ ok: false, code: "off_network", index: 0 });
    const route = await network().route({ vehicle: "car", stops: [a, b, off] });
    expect(route).toEqual({ ok: false, code: "off_network", index: 2 });
    const reach = await network().reach({ vehicle: "car", from: off, withinMs: 60_000 as never });
    expect(reach).toEqual({ ok: false, code: "off_network", index: 0 });
  });

  test("places that no road joins have no route, and the rest of their table is not spoilt", async () => {
    const [a, b] = [first(town().corners), first(town().corners, 9)];
    const isle = first(town().island);
    expect(await network().route({ vehicle: "car", stops: [a, isle] })).toEqual({ ok: false, code: "no_route" });
    const onIsle = await network().route({ vehicle: "car", stops: [...town().island] });
    expect(onIsle.ok).toBe(true);
    const { durationsMs, distancesMeters } = await network().matrix({
      vehicle: "car",
      from: [a],
      to: [b, isle, farOut(), b],
    });
    expect(Array.from(durationsMs.slice(1, 3))).toEqual([-1, -1]);
    expect(Array.from(distancesMeters.slice(1, 3))).toEqual([-1, -1]);
    expect(durationsMs[0]).toBeGreaterThan(0);
    expect(durationsMs[3]).toBe(durationsMs[0]);
    const fromIsle = await network().matrix({ vehicle: "walk", from: [isle, farOut(), a], to: [a, b] });
    expect(Array.from(fromIsle.durationsMs.slice(0, 4))).toEqual([-1, -1, -1, -1]);
    expect(fromIsle.durationsMs[5]).toBeGreaterThan(0);
  });

  test("a table beyond one call's size is whole", async () => {
    const many = [...town().corners, ...town().corners].slice(0, 70);
    const matrix = await network().matrix({ vehicle: "car", from: many.slice(0, 2), to: many });
    expect(Math.min(...matrix.durationsMs)).toBeGreaterThanOrEqual(0);
    const size = town().corners.length;
    expect(matrix.durationsMs[size]).toBe(matrix.durationsMs[0]);
  });

  test("a trace nowhere near a road is refused", async () => {
    const { lng, lat } = farOut();
    const points = [0, 1, 2].map((i) => ({ lng: lng + i * 0.001, lat }));
    expect(await network().trace({ vehicle: "car", points })).toEqual({ ok: false, code: "no_route" });
  });
};

import { durationMs, haversineMeters, VEHICLE_CLASSES, type LngLat } from "@fairmile/contracts";
import { expect, test } from "vitest";
import type { RoadNetwork } from "../road-network.ts";

export interface ContractSubject {
  readonly network: () => RoadNetwork;
  /** Places in one town, all reachable from each other. */
  readonly places: () => readonly LngLat[];
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const at = <T>(values: ArrayLike<T>, i: number): T => {
  const value = values[i];
  if (value === undefined) throw new RangeError(`nothing at ${i}`);
  return value;
};

/** What holds of every road network, whatever stands behind it. */
export const networkContract = ({ network, places }: ContractSubject): void => {
  test("a table has a cell for each pair, row by row; short ways take no longer than they can", async () => {
    const from = places().slice(0, 3);
    const to = places().slice(2, 9);
    for (const vehicle of VEHICLE_CLASSES) {
      const matrix = await network().matrix({ vehicle, from, to });
      expect(matrix.durationsMs).toHaveLength(21);
      expect(matrix.isEstimate).toBe(network().isEstimate);
      from.forEach((a, row) => {
        to.forEach((b, column) => {
          const straight = haversineMeters(a, b);
          const meters = at(matrix.distancesMeters, row * to.length + column);
          // A point snaps to its street, which may lie some metres nearer to the other.
          expect(meters).toBeGreaterThanOrEqual(straight - 40);
          expect(meters).toBeLessThan(straight * 4 + 1_500);
          const ms = at(matrix.durationsMs, row * to.length + column);
          expect(ms).toBeGreaterThanOrEqual((meters / 42) * 1000 - 1000);
        });
      });
      expect(at(matrix.durationsMs, 2 * to.length)).toBe(0);
    }
  });

  test("one against many and many against one is the same table, whichever way it is asked", async () => {
    const [hub, ...rim] = places().slice(0, 20);
    if (hub === undefined) throw new RangeError("no places");
    const out = await network().matrix({ vehicle: "bicycle", from: [hub], to: rim });
    const one = await network().matrix({ vehicle: "bicycle", from: [hub], to: [at(rim, 7)] });
    expect(at(out.durationsMs, 7)).toBe(at(one.durationsMs, 0));
    const back = await network().matrix({ vehicle: "bicycle", from: rim, to: [hub] });
    expect(back.durationsMs).toHaveLength(rim.length);
    expect(Math.min(...back.durationsMs)).toBeGreaterThan(0);
  });

  test("an empty table is empty", async () => {
    const matrix = await network().matrix({ vehicle: "car", from: [], to: places().slice(0, 2) });
    expect(matrix.durationsMs).toHaveLength(0);
  });

  test("a route has a leg between each two stops, adds up, and its line begins and ends at them", async () => {
    const stops = [at(places(), 0), at(places(), 10), at(places(), 20)];
    const answer = await network().route({ vehicle: "car", stops });
    if (!answer.ok) throw new Error(answer.code);
    const { route } = answer;
    expect(route.legs).toHaveLength(2);
    expect(sum(route.legs.map((leg) => leg.distanceMeters))).toBe(route.distanceMeters);
    expect(sum(route.legs.map((leg) => leg.durationMs))).toBe(route.durationMs);
    expect(haversineMeters(at(route.line, 0), at(stops, 0))).toBeLessThan(100);
    expect(haversineMeters(at(route.line, route.line.length - 1), at(stops, 2))).toBeLessThan(100);
    expect(route.manoeuvres).toEqual([]);
    expect(route.language).toBeNull();
    expect(route.isEstimate).toBe(network().isEstimate);
  });

  test("a table and a route agree", async () => {
    const stops = [at(places(), 3), at(places(), 15)];
    const answer = await network().route({ vehicle: "car", stops });
    if (!answer.ok) throw new Error(answer.code);
    const matrix = await network().matrix({ vehicle: "car", from: stops.slice(0, 1), to: stops.slice(1) });
    expect(Math.abs(at(matrix.distancesMeters, 0) - answer.route.distanceMeters)).toBeLessThan(60);
  });

  test("going nowhere takes no time", async () => {
    const here = at(places(), 5);
    const answer = await network().route({ vehicle: "walk", stops: [here, here] });
    expect(answer.ok && [answer.route.distanceMeters, answer.route.durationMs]).toEqual([0, 0]);
  });

  test("faster vehicles are no slower", async () => {
    const stops = [at(places(), 0), at(places(), 30)];
    const times: number[] = [];
    for (const vehicle of ["walk", "bicycle", "ebike"] as const) {
      const answer = await network().route({ vehicle, stops });
      if (!answer.ok) throw new Error(answer.code);
      times.push(answer.route.durationMs);
    }
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test("more time reaches further, and the ring closes", async () => {
    const size = async (minutes: number): Promise<number> => {
      const from = at(places(), 8);
      const answer = await network().reach({ vehicle: "bicycle", from, withinMs: durationMs(minutes * 60_000) });
      if (!answer.ok) throw new Error(answer.code);
      const ring = at(answer.area.rings, 0);
      expect(ring.length).toBeGreaterThan(3);
      expect(ring[0]).toEqual(ring.at(-1));
      return Math.max(...ring.map((point) => haversineMeters(point, from)));
    };
    expect(await size(6)).toBeGreaterThan(await size(2));
  });

  test("a trace along a route is about as long as it", async () => {
    const answer = await network().route({ vehicle: "car", stops: [at(places(), 2), at(places(), 12)] });
    if (!answer.ok) throw new Error(answer.code);
    const traced = await network().trace({ vehicle: "car", points: answer.route.line });
    if (!traced.ok) throw new Error(traced.code);
    const straight = sum(answer.route.line.slice(1).map((p, i) => haversineMeters(at(answer.route.line, i), p)));
    expect(Math.abs(traced.trace.distanceMeters - straight)).toBeLessThan(straight * 0.05 + 20);
    expect(traced.trace.line.length).toBeGreaterThan(1);
  });

  test("a place on a street snaps to it", async () => {
    const answer = await network().snap({ vehicle: "car", point: at(places(), 4) });
    if (!answer.ok) throw new Error(answer.code);
    expect(answer.snap.distanceMeters).toBeLessThan(30);
    expect(haversineMeters(answer.snap.point, at(places(), 4))).toBeLessThan(30);
  });
};

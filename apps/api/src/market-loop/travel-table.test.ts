import type { LngLat } from "@fairmile/contracts";
import { straightLineNetwork, type MatrixQuery } from "@fairmile/roads";
import { expect, test } from "vitest";
import { travelTable } from "./travel-table.ts";

const place = (i: number): LngLat => ({ lng: 9.1 + i * 0.001, lat: 45.4 });
const shop = place(0);

test("each place stands once, and the legs themselves are always looked up", async () => {
  const asked: MatrixQuery[] = [];
  const straight = straightLineNetwork();
  const roads: typeof straight = {
    ...straight,
    matrix: (query) => {
      asked.push(query);
      return straight.matrix(query);
    },
  };
  const legs = Array.from({ length: 80 }, (_, i) => ({ from: { ...shop }, to: place(1 + (i % 70)) }));
  const { travel, indexOf } = await travelTable(roads, "bicycle", legs);
  expect(travel.n).toBe(71);
  expect(travel.durationsMs).toHaveLength(71 * 71);
  expect([indexOf(shop), indexOf(place(70)), indexOf(place(99))]).toEqual([0, 70, -1]);
  const [query] = asked;
  expect(asked).toHaveLength(1);
  expect(query?.nearest).toBe(50);
  const always = query?.always ?? (() => false);
  expect(legs.every(({ from, to }) => always(indexOf(from), indexOf(to)))).toBe(true);
  expect([always(70, 0), always(1, 2), always(0, 0)]).toEqual([false, false, false]);
});

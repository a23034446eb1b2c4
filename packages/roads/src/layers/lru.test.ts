import { expect, test } from "vitest";
import { createLru } from "./lru.ts";

test("what was used longest ago goes first, and reading is using", () => {
  const lru = createLru<number>(2);
  lru.set("a", 1);
  lru.set("b", 2);
  expect(lru.get("a")).toBe(1);
  lru.set("c", 3);
  expect(lru.get("b")).toBeUndefined();
  expect(lru.get("a")).toBe(1);
  expect(lru.get("c")).toBe(3);
  lru.set("a", 4);
  expect(lru.get("a")).toBe(4);
});

import { expect, test } from "vitest";
import { coalesce } from "./coalesce.ts";

test("what comes while a batch runs goes together in the next, and each call gets its own answer", async () => {
  const sizes: number[] = [];
  const ask = coalesce<number, number>(async (items) => {
    sizes.push(items.length);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return items.map((n) => (n % 10 === 7 ? { ok: false, error: new Error(`no ${n}`) } : { ok: true, value: n * 2 }));
  }, 40);
  const answers = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => ask(n)));
  expect(sizes).toEqual([40, 40, 20]);
  expect(answers.filter((a) => a.status === "rejected")).toHaveLength(10);
  expect(answers[50]).toEqual({ status: "fulfilled", value: 100 });
  expect(await ask(3)).toBe(6);
});

test("a batch that throws fails its own items and no others", async () => {
  let first = true;
  const ask = coalesce<number, number>(async (items) => {
    if (first) {
      first = false;
      throw new Error("away");
    }
    return items.map((value) => ({ ok: true, value }));
  }, 10);
  await expect(ask(1)).rejects.toThrow("away");
  expect(await ask(2)).toBe(2);
});

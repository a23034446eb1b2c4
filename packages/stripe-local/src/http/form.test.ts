import { expect, test } from "vitest";
import { decodeForm } from "./form.ts";

/** The decoded form with ordinary objects, for comparing. */
const plain = (text: string): unknown => JSON.parse(JSON.stringify(decodeForm(text)));

test.each([
  ["amount=100&currency=usd", { amount: "100", currency: "usd" }],
  ["metadata[order]=1&metadata[who%20knows]=a+b", { metadata: { order: "1", "who knows": "a b" } }],
  ["expand[0]=a&expand[1]=b.c", { expand: { 0: "a", 1: "b.c" } }],
  ["expand[]=a&expand[]=b", { expand: { 0: "a", 1: "b" } }],
  ["a[b][c][0][d]=1&a[b][e]=", { a: { b: { c: { 0: { d: "1" } }, e: "" } } }],
  ["", {}],
])("%s", (form, decoded) => {
  expect(plain(form)).toEqual(decoded);
});

test("no field name is special", () => {
  const form = decodeForm("__proto__[polluted]=1&constructor=2");
  expect(Object.keys(form)).toEqual(["__proto__", "constructor"]);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test.each(["a[b=1", "a]b=1", "a=1&a[b]=2", "a[b]=1&a=2", "[a]=1"])("%s cannot be read", (form) => {
  expect(() => decodeForm(form)).toThrow(RangeError);
});

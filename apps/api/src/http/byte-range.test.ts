import { expect, test } from "vitest";
import { parseByteRange } from "./byte-range.ts";

test.each([
  [undefined, "none"],
  ["bytes=0-99", { first: 0, last: 99 }],
  ["bytes=10-", { first: 10, last: 999 }],
  ["bytes=-100", { first: 900, last: 999 }],
  ["bytes=-5000", { first: 0, last: 999 }],
  ["bytes=990-5000", { first: 990, last: 999 }],
  ["bytes=1000-1001", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=9-3", "none"],
  ["bytes=0-1,5-6", "none"],
  ["bytes=-", "none"],
  ["lines=1-2", "none"],
])("%j of a thousand bytes", (header, range) => {
  expect(parseByteRange(header, 1000)).toEqual(range);
});

test("no part of an empty file is there", () => {
  expect(parseByteRange("bytes=0-9", 0)).toBe("unsatisfiable");
  expect(parseByteRange("bytes=-9", 0)).toBe("unsatisfiable");
});

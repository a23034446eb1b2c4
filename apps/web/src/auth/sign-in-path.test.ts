import { expect, test } from "vitest";
import { ownPath, signInPath } from "./sign-in-path.ts";

test("signing in leads back, with the query", () => {
  const path = signInPath("/driver/receipts?won=1");
  expect(ownPath(new URLSearchParams(path.split("?")[1]).get("next"))).toBe("/driver/receipts?won=1");
});

test("nothing leads off this site", () => {
  for (const next of [
    "//evil.test",
    "/\\evil.test",
    "https://evil.test",
    "javascript:alert(1)",
    "driver",
    null,
    "/sign-in",
  ]) {
    expect(ownPath(next), String(next)).toBeNull();
  }
});

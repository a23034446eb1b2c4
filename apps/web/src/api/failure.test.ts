import { expect, test } from "vitest";
import { errorText, fieldTexts } from "./error-text.ts";
import { failureOfBody, isCertain, isPassing, readFailure, RequestFailed } from "./failure.ts";

const refusal = {
  error: { code: "too_far_from_stop", fields: [], params: { distanceMeters: 420 }, requestId: "req_1" },
};

test("a refusal is read from its body, and told with its figures", () => {
  const failed = new RequestFailed(failureOfBody(refusal));
  expect(readFailure(failed)).toMatchObject({ code: "too_far_from_stop", requestId: "req_1" });
  expect(errorText(failed)).toBe("You are 420 m from the stop.");
  expect(isCertain(failed.failure)).toBe(true);
});

test("each refused field has its words", () => {
  const body = {
    error: { code: "invalid_input", fields: [{ path: "dropoff.name", code: "required" }], params: {}, requestId: null },
  };
  expect(fieldTexts(new RequestFailed(failureOfBody(body)))).toEqual({ "dropoff.name": "Needed." });
  expect(fieldTexts(null)).toEqual({});
});

test("what is no answer of ours is unreachable, and may pass", () => {
  for (const body of ["Internal Server Error", null, { error: { code: "made_up" } }, {}]) {
    expect(failureOfBody(body).code).toBe("unreachable");
  }
  const lost = readFailure(new TypeError("Failed to fetch"));
  expect([lost.code, isPassing(lost), isCertain(lost)]).toEqual(["unreachable", true, false]);
});

import { expect, test } from "vitest";
import { ConnectionLost } from "./connection-lost.ts";
import { isConnectionLost, sqlState, violates } from "./sql-state.ts";

const serverError = (fields: object): Error =>
  Object.assign(new Error("from the server"), { severity: "ERROR", ...fields });

test("finds the server's error however deep it is wrapped", () => {
  const server = serverError({ code: "23505", constraint_name: "one_claim", table_name: "claims" });
  const wrapped = new Error("Failed query", { cause: new Error("again", { cause: server }) });
  expect(sqlState(wrapped)).toEqual({
    code: "23505",
    constraint: "one_claim",
    table: "claims",
    column: undefined,
    detail: undefined,
  });
  expect(violates(wrapped, "one_claim")).toBe(true);
  expect(violates(wrapped, "another")).toBe(false);
});

test("tells a lost connection from a refusal and from somebody else's error", () => {
  expect(isConnectionLost(new ConnectionLost(new Error("ECONNRESET")))).toBe(true);
  expect(isConnectionLost(Object.assign(new Error("write CONNECTION_CLOSED"), { code: "CONNECTION_CLOSED" }))).toBe(
    true,
  );
  expect(isConnectionLost(serverError({ code: "57P03" }))).toBe(true);
  expect(isConnectionLost(serverError({ code: "57014" }))).toBe(false);
  // Five capital letters, but no database said it.
  expect(sqlState(Object.assign(new Error("a file"), { code: "EPERM" }))).toBeUndefined();
  expect(sqlState("text")).toBeUndefined();
});

test("a cause that goes in circles ends", () => {
  const error = new Error("round");
  error.cause = error;
  expect(sqlState(error)).toBeUndefined();
});

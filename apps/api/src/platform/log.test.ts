import { user } from "@fairmile/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../testing/harness.ts";
import { safeError } from "./log.ts";

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
}, 60_000);
afterAll(() => h.close());

test("a failed statement is logged without the values it was given", async () => {
  const at = new Date(0);
  const row = {
    id: "u1",
    name: "Secret Person",
    email: "secret@person.test",
    emailVerified: true,
    createdAt: at,
    updatedAt: at,
  };
  await h.database.db.insert(user).values(row);
  const error = await h.database.db
    .insert(user)
    .values(row)
    .catch((e: unknown) => e);
  const logged = JSON.stringify(safeError(error));
  expect(logged).not.toMatch(/secret/i);
  expect(safeError(error)).toMatchObject({ sqlState: "23505", table: "user" });
});

test("an ordinary error keeps its message and its cause", () => {
  const error = new Error("outer", { cause: new TypeError("inner") });
  expect(safeError(error)).toMatchObject({
    type: "Error",
    message: "outer",
    cause: { type: "TypeError", message: "inner" },
  });
});

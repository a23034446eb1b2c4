import { applyDriverCommand } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { checkCommand } from "./check-command.ts";

test("a form is checked with the API's own schema, and each wrong field has its words", () => {
  const good = { name: "Nora N.", phone: "+353855550199", vehicle: "car" };
  expect(checkCommand(applyDriverCommand, good)).toEqual({ ok: true, command: good });
  expect(checkCommand(applyDriverCommand, { name: " ", phone: "085", vehicle: "boat" })).toEqual({
    ok: false,
    texts: { name: "Needed.", phone: "Not in the right form.", vehicle: "Not one of the choices." },
  });
});

import { expect, test } from "vitest";
import { Refused } from "../net/failure.ts";
import { keepGoing } from "./keep-going.ts";

test("work that fails is begun again, each failure told by its code, until it ends", async () => {
  const troubles: string[] = [];
  let tries = 0;
  await keepGoing(
    () => {
      tries += 1;
      return tries < 3
        ? Promise.reject(tries === 1 ? new Refused("it", 401, "unauthenticated") : new Error("cut"))
        : Promise.resolve();
    },
    { signal: new AbortController().signal, onTrouble: (code) => troubles.push(code) },
  );
  expect(tries).toBe(3);
  expect(troubles).toEqual(["unauthenticated", "unreachable"]);
});

test("once it is told to stop it ends, also while it waits, and tells nothing of that", async () => {
  const stop = new AbortController();
  const troubles: string[] = [];
  const going = keepGoing(() => Promise.reject(new Error("cut")), {
    signal: stop.signal,
    onTrouble: (code) => troubles.push(code),
  });
  setTimeout(() => stop.abort(new Error("stop")), 20);
  await going;
  expect(troubles).toEqual(["unreachable"]);
});

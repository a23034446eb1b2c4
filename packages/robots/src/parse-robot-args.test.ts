import { expect, test } from "vitest";
import { parseRobotArgs } from "./parse-robot-args.ts";

test("the demo's own call is enough, and everything can be said", () => {
  expect(parseRobotArgs(["--api", "http://127.0.0.1:4000/", "--speed", "5"])).toMatchObject({
    apiUrl: "http://127.0.0.1:4000",
    seed: "fairmile",
  });
  expect(
    parseRobotArgs(
      "--api http://x:1 --market port-arden --drivers 3 --stores 1 --seed s --deliveries-per-hour 30.5".split(" "),
    ),
  ).toEqual({ apiUrl: "http://x:1", market: "port-arden", drivers: 3, stores: 1, seed: "s", deliveriesPerHour: 30.5 });
});

test.each([
  [[], "--api"],
  [["--api", "nowhere"], "--api"],
  [["--api", "http://x", "--drivers", "-1"], "--drivers"],
  [["--api", "http://x", "--stores", "2.5"], "--stores"],
  [["--api", "http://x", "--deliveries-per-hour", "0"], "--deliveries-per-hour"],
  [["--api", "http://x", "--cats", "9"], "--cats"],
])("%j is refused by name", (argv, name) => {
  expect(() => parseRobotArgs(argv)).toThrow(name);
});

import { parseArgs } from "node:util";
import type { RunRobotsOptions } from "./run-robots.ts";

export const ROBOT_USAGE =
  "node packages/robots/src/main.ts --api URL [--market SLUG] [--drivers 14] [--stores 4] [--seed TEXT] [--deliveries-per-hour 144]";

export type RobotArgs = Omit<RunRobotsOptions, "onEvent" | "signInAsAdmin" | "store">;

const count = (name: string, text: string, most: number): number => {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 0 || n > most) throw new Error(`--${name} is a whole number from 0 to ${most}.`);
  return n;
};

/** Reads the robots' command line; throws one sentence about what is wrong with it. */
export const parseRobotArgs = (argv: readonly string[]): RobotArgs => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      api: { type: "string" },
      market: { type: "string" },
      // The robots read the speed from the market's own clock; the demo names it all the same.
      speed: { type: "string" },
      drivers: { type: "string", default: "14" },
      stores: { type: "string", default: "4" },
      seed: { type: "string", default: "fairmile" },
      "deliveries-per-hour": { type: "string", default: "144" },
    },
  });
  if (values.api === undefined || !URL.canParse(values.api)) throw new Error("--api is the address of the API.");
  const deliveriesPerHour = Number(values["deliveries-per-hour"]);
  if (!(deliveriesPerHour > 0 && deliveriesPerHour <= 100_000)) {
    throw new Error("--deliveries-per-hour is a number above 0.");
  }
  return {
    apiUrl: values.api.replace(/\/+$/, ""),
    ...(values.market === undefined ? {} : { market: values.market }),
    drivers: count("drivers", values.drivers, 500),
    stores: count("stores", values.stores, 100),
    seed: values.seed,
    deliveriesPerHour,
  };
};

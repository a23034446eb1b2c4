import { parseArgs } from "node:util";
import { currencySchema, type Currency } from "@fairmile/contracts";

export interface DemoArgs {
  /** Market milliseconds in one of the wall. */
  readonly speed: number;
  /** Forget everything of earlier starts. */
  readonly fresh: boolean;
  readonly market: {
    readonly file: string;
    readonly name: string;
    readonly currency: Currency;
    readonly timezone: string;
  } | null;
  readonly robots: boolean;
  readonly web: boolean;
}

export const DEMO_USAGE = `npm start -- [--speed N] [--fresh] [--market FILE.osm.pbf [--name NAME] [--currency USD] [--timezone America/New_York]] [--no-robots] [--no-web]`;

const nameOf = (file: string): string =>
  (file.split("/").at(-1) ?? file).replace(/(\.osm)?(\.pbf)?$/, "").replaceAll(/[_-]+/g, " ");

/** Reads the demo's command line; throws one sentence about what is wrong with it. */
export const parseDemoArgs = (argv: readonly string[]): DemoArgs => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      speed: { type: "string", default: "1" },
      fresh: { type: "boolean", default: false },
      market: { type: "string" },
      name: { type: "string" },
      currency: { type: "string", default: "EUR" },
      timezone: { type: "string", default: Intl.DateTimeFormat().resolvedOptions().timeZone },
      "no-robots": { type: "boolean", default: false },
      "no-web": { type: "boolean", default: false },
    },
  });
  const speed = Number(values.speed);
  if (!(speed >= 0.1 && speed <= 1000)) throw new Error("--speed is a number from 0.1 to 1000.");
  const currency = currencySchema.safeParse(values.currency);
  if (!currency.success) throw new Error("--currency is an ISO code, like EUR, USD or DKK.");
  return {
    speed,
    fresh: values.fresh,
    robots: !values["no-robots"],
    web: !values["no-web"],
    market:
      values.market === undefined
        ? null
        : {
            file: values.market,
            name: values.name ?? nameOf(values.market),
            currency: currency.data,
            timezone: values.timezone,
          },
  };
};

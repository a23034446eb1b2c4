import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { epochMs } from "@fairmile/contracts";
import { startStripeLocal } from "./start-stripe-local.ts";
import { latestInstantOf } from "./store/journal.ts";

const USAGE =
  "usage: main.ts [--port N] [--journal FILE] [--webhook URL --webhook-secret whsec_…] [--speed N]\n" +
  "  --webhook and --webhook-secret may be given several times, in pairs\n";

const fail = (message: string): never => {
  process.stderr.write(`${message}\n${USAGE}`);
  process.exit(2);
};

const numberOf = (name: string, text: string, least: number): number => {
  const value = Number(text);
  return Number.isFinite(value) && value >= least ? value : fail(`--${name} must be a number of at least ${least}`);
};

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    journal: { type: "string" },
    webhook: { type: "string", multiple: true, default: [] },
    "webhook-secret": { type: "string", multiple: true, default: [] },
    speed: { type: "string", default: "1" },
  },
});

const secrets = values["webhook-secret"];
if (secrets.length !== values.webhook.length) fail("every --webhook needs a --webhook-secret");
const speed = numberOf("speed", values.speed, 0.001);
const wallStartMs = Date.now();
// After a fast run the double's time is ahead of the wall's: it goes on from there.
const startMs = Math.max(wallStartMs, values.journal === undefined ? 0 : await latestInstantOf(values.journal));

const double = await startStripeLocal({
  clock: { speed, now: () => epochMs(Math.floor(startMs + (Date.now() - wallStartMs) * speed)) },
  random: { bytes: (length) => randomBytes(length) },
  port: numberOf("port", values.port, 0),
  ...(values.journal === undefined ? {} : { journalPath: values.journal }),
  webhooks: values.webhook.map((url, i) => ({ url, secret: secrets[i] ?? "" })),
  signingNowMs: Date.now,
});
process.stdout.write(`${JSON.stringify({ port: double.port })}\n`);

const stop = async (): Promise<void> => {
  await double.close();
  process.exit(0);
};
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());

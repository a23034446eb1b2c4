import { join, resolve } from "node:path";
import { z } from "zod";
import { startChild, type Child } from "../run/child.ts";

const SCRIPT = resolve(import.meta.dirname, "../../../../packages/stripe-local/src/main.ts");
const ready = z.object({ port: z.number() });

/** Starts the local Stripe double with its journal in the demo's folder and its webhooks to the API; answers its address. */
export const startStripeChild = async (options: {
  readonly stateDir: string;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  readonly speed: number;
  readonly port: number;
}): Promise<{ readonly child: Child; readonly url: string }> => {
  let heard: ((port: number) => void) | null = null;
  const port = new Promise<number>((found) => {
    heard = found;
  });
  const child = startChild({
    name: "stripe",
    script: SCRIPT,
    args: [
      "--port",
      String(options.port),
      "--journal",
      join(options.stateDir, "stripe.jsonl"),
      "--webhook",
      options.webhookUrl,
      "--webhook-secret",
      options.webhookSecret,
      "--speed",
      String(options.speed),
    ],
    logFile: join(options.stateDir, "stripe.log"),
    onLine: (line) => {
      try {
        heard?.(ready.parse(JSON.parse(line)).port);
      } catch {
        // Any other line is only for the log.
      }
    },
  });
  const died = child.ended.then(() => {
    throw new Error(`The Stripe double did not start; see ${join(options.stateDir, "stripe.log")}`);
  });
  return { child, url: `http://127.0.0.1:${await Promise.race([port, died])}` };
};

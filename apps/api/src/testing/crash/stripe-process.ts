import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import Stripe from "stripe";
import { z } from "zod";

const MAIN = resolve(import.meta.dirname, "../../../../../packages/stripe-local/src/main.ts");
const ready = z.object({ port: z.number() });

/** The double of Stripe in a process of its own, with a journal: it outlives the API and the database, as Stripe does. */
export interface StripeProcess {
  readonly url: string;
  readonly client: Stripe;
  readonly stop: () => Promise<void>;
}

export const startStripeProcess = async (options: {
  readonly journal: string;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  readonly secretKey: string;
}): Promise<StripeProcess> => {
  const webhook = ["--webhook", options.webhookUrl, "--webhook-secret", options.webhookSecret];
  const args = ["--port", "0", "--journal", options.journal, ...webhook];
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const atExit = (): void => void child.kill("SIGKILL");
  process.once("exit", atExit);
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const { port } = ready.parse(JSON.parse(line));
  return {
    url: `http://127.0.0.1:${port}`,
    client: new Stripe(options.secretKey, {
      host: "127.0.0.1",
      port,
      protocol: "http",
      maxNetworkRetries: 0,
      telemetry: false,
    }),
    stop: async () => {
      process.off("exit", atExit);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
};

import { createHash } from "node:crypto";
import { epochMs, type Clock, type Random } from "@fairmile/contracts";
import Stripe from "stripe";
import { onTestFinished } from "vitest";
import { startStripeLocal, type StripeLocal, type StripeLocalOptions } from "../start-stripe-local.ts";

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  readonly advance: (ms: number) => void;
}

const manualClock = (startMs = Date.UTC(2026, 10, 20, 9)): ManualClock => {
  let nowMs = startMs;
  return {
    speed: 1,
    now: () => epochMs(nowMs),
    advance: (ms) => {
      nowMs += ms;
    },
  };
};

/** Bytes that are the same in every run. */
const seededRandom = (seed: string): Random => {
  let counter = 0;
  return {
    bytes: (length) => {
      counter += 1;
      return createHash("shake256", { outputLength: length }).update(`${seed} ${counter}`).digest();
    },
  };
};

/** The official SDK, pointed at a double. Retries are off unless a test is about them. */
export const sdkAt = (port: number, config: Stripe.StripeConfig = {}): Stripe =>
  new Stripe("sk_test_fairmile", {
    host: "127.0.0.1",
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
    ...config,
  });

export interface TestDouble extends StripeLocal {
  readonly clock: ManualClock;
  readonly stripe: Stripe;
}

/** A double for one test, in memory unless a journal is given, and the SDK to speak to it. It is closed when the test ends. */
export const startTestDouble = async (
  options: Omit<StripeLocalOptions, "clock" | "random"> & { clock?: ManualClock } = {},
): Promise<TestDouble> => {
  const clock = options.clock ?? manualClock();
  const double = await startStripeLocal({
    ...options,
    clock,
    random: seededRandom("test"),
    // Every fault of the double itself fails the test that met it.
    onBug: (error) => {
      throw error;
    },
  });
  onTestFinished(double.close);
  return { ...double, clock, stripe: sdkAt(double.port) };
};

import { z } from "zod";

const count = z.number().int().min(0).max(1_000_000);
const span = z.number().int().min(0).max(600_000);

/** What is done to webhook deliveries. */
const webhookFaultsSchema = z.strictObject({
  /** Every attempt waits this long (wall milliseconds). */
  delayMs: span.default(0),
  /** Every delivery is sent this many times more. */
  duplicates: z.number().int().min(0).max(20).default(0),
  /** Deliveries are gathered in groups of this many (or what came within 250 ms) and each group goes out backwards; 0 and 1 keep the order. */
  reorderWindow: z.number().int().min(0).max(1_000).default(0),
  /** The next so many attempts are lost on the way and retried later. */
  dropNext: count.default(0),
  /** The next so many events are never delivered at all; the events list still has them. */
  loseNext: count.default(0),
});

/** What is done to API requests that match. */
const requestFaultSchema = z.strictObject({
  method: z.enum(["GET", "POST", "DELETE"]).optional(),
  /** The start of the path, as in `/v1/transfers`. */
  path: z.string().default("/"),
  /** How many requests it strikes. */
  times: count.default(1),
  /**
   * `refuse`: 500 and nothing happened. `lose_answer`: it happened, and the answer is a 500. `cut`: it happened, and
   * the connection is cut. `hang`: it happened, and no answer ever comes. `slow`: it waits `delayMs` before it happens.
   */
  kind: z.enum(["refuse", "lose_answer", "cut", "hang", "slow"]),
  delayMs: span.default(0),
});

export const faultsSchema = z.strictObject({
  webhooks: webhookFaultsSchema.prefault({}),
  requests: z.array(requestFaultSchema).default([]),
});

/** Faults as one gives them; what is left out is not there. */
export type FaultsInput = z.input<typeof faultsSchema>;
type WebhookFaults = z.output<typeof webhookFaultsSchema>;
type RequestFault = z.output<typeof requestFaultSchema>;

/** The faults in force. Counted ones wear out as they strike. */
export interface Faults {
  readonly set: (input: FaultsInput) => void;
  readonly webhooks: () => Readonly<WebhookFaults>;
  /** Whether a counted webhook fault strikes now. */
  readonly strikes: (which: "dropNext" | "loseNext") => boolean;
  /** The fault that strikes this request, if any. */
  readonly forRequest: (method: string, path: string) => Readonly<RequestFault> | null;
}

export const createFaults = (initial: FaultsInput = {}): Faults => {
  let faults = faultsSchema.parse(initial);
  return {
    set: (input) => {
      faults = faultsSchema.parse(input);
    },
    webhooks: () => faults.webhooks,
    strikes: (which) => {
      if (faults.webhooks[which] === 0) return false;
      faults.webhooks[which] -= 1;
      return true;
    },
    forRequest: (method, path) => {
      const fault = faults.requests.find(
        (f) => f.times > 0 && path.startsWith(f.path) && (f.method === undefined || f.method === method),
      );
      if (!fault) return null;
      fault.times -= 1;
      return fault;
    },
  };
};

import { z } from "zod";
import { lngLatSchema } from "../core/geo.ts";
import { currencySchema } from "../core/money.ts";
import { pricingPolicySchema } from "../policy.ts";
import { BATCH_STATES } from "../lifecycles/batch.ts";
import { DRIVER_STATES, PRESENCES } from "../lifecycles/driver.ts";

export const lotView = z.strictObject({
  lotId: z.string(),
  status: z.enum(BATCH_STATES),
  storeName: z.string(),
  deliveries: z.number(),
  openedAtMs: z.number().nullable(),
  reserveCents: z.number().nullable(),
  capCents: z.number(),
  surgeCents: z.number(),
  candidates: z.number(),
  rounds: z.number(),
  pickup: lngLatSchema,
  dropoffs: z.array(lngLatSchema),
});
export type LotView = z.infer<typeof lotView>;

export const liveView = z.strictObject({
  lots: z.array(lotView),
  drivers: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      vehicle: z.string(),
      presence: z.enum(PRESENCES),
      point: lngLatSchema.nullable(),
      positionAtMs: z.number().nullable(),
      stopsLeft: z.number(),
    }),
  ),
  alarms: z.array(
    z.strictObject({
      kind: z.enum(["unsold", "late", "silent_driver", "undeliverable"]),
      id: z.string(),
      sinceMs: z.number(),
      label: z.string(),
    }),
  ),
  lastRoundNo: z.number().nullable(),
});
export type LiveView = z.infer<typeof liveView>;

export const roundRowView = z.strictObject({
  roundNo: z.number(),
  frozenAtMs: z.number(),
  lots: z.number(),
  drivers: z.number(),
  asks: z.number(),
  awards: z.number(),
  welfareCents: z.number(),
  payCents: z.number(),
  commitMs: z.number(),
});

export const roundEdgeView = z.strictObject({
  driverId: z.string(),
  driverName: z.string(),
  toPickupMs: z.number(),
  toPickupMeters: z.number(),
  kind: z.enum(["bid", "claim", "autopilot"]).nullable(),
  askCents: z.number().nullable(),
  floorCents: z.number(),
  postedCents: z.number(),
  latenessCents: z.number(),
  addsCents: z.number().nullable(),
  result: z.enum(["paid", "outbid", "above_posted", "won_other", "no_ask", "exposing"]),
  payCents: z.number().nullable(),
  wonLotId: z.string().nullable(),
  welfareWithoutCents: z.number().nullable(),
});
export type RoundEdgeView = z.infer<typeof roundEdgeView>;

export const roundView = z.strictObject({
  roundNo: z.number(),
  marketName: z.string(),
  currency: currencySchema,
  openedAtMs: z.number(),
  frozenAtMs: z.number(),
  steps: z.array(
    z.strictObject({ step: z.enum(["freeze", "candidates", "prices", "clear", "pay", "commit"]), afterMs: z.number() }),
  ),
  engineVersion: z.string(),
  policyVersion: z.number(),
  seed: z.string(),
  digest: z.string(),
  replay: z.strictObject({ same: z.boolean(), digest: z.string() }),
  welfareCents: z.number(),
  asksCents: z.number(),
  payCents: z.number(),
  postedCents: z.number(),
  tipCents: z.number(),
  ties: z.number(),
  lots: z.array(
    z.strictObject({
      lotId: z.string(),
      storeName: z.string(),
      deliveries: z.number(),
      reserveCents: z.number(),
      ageMs: z.number(),
      result: z.enum(["sold", "unsold", "exposing", "no_candidates", "no_asks"]),
      pickup: lngLatSchema,
      dropoffs: z.array(lngLatSchema),
      edges: z.array(roundEdgeView),
    }),
  ),
  drivers: z.array(
    z.strictObject({ driverId: z.string(), name: z.string(), point: lngLatSchema, wonLotId: z.string().nullable() }),
  ),
  previousNo: z.number().nullable(),
  nextNo: z.number().nullable(),
});
export type RoundView = z.infer<typeof roundView>;

export const adminDriverView = z.strictObject({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  vehicle: z.string(),
  status: z.enum(DRIVER_STATES),
  statusReason: z.string().nullable(),
  presence: z.enum(PRESENCES),
  payoutAccount: z.enum(["none", "pending", "ready"]),
  appliedAtMs: z.number(),
  delivered: z.number(),
});
export type AdminDriverView = z.infer<typeof adminDriverView>;

export const policyVersionView = z.strictObject({
  version: z.number(),
  effectiveFromMs: z.number(),
  publishedBy: z.string(),
  note: z.string(),
  policy: pricingPolicySchema,
});

export const ledgerEntryView = z.strictObject({
  id: z.string(),
  atMs: z.number(),
  event: z.string(),
  source: z.string(),
  leg: z.string(),
  postings: z.array(z.strictObject({ account: z.string(), amountCents: z.number() })),
});
export const ledgerView = z.strictObject({
  currency: currencySchema,
  accounts: z.array(z.strictObject({ account: z.string(), balanceCents: z.number() })),
  sumCents: z.number(),
  entries: z.array(ledgerEntryView),
  nextCursor: z.string().nullable(),
});
export type LedgerView = z.infer<typeof ledgerView>;

export const payoutView = z.strictObject({
  id: z.string(),
  driverName: z.string(),
  amountCents: z.number(),
  status: z.string(),
  createdAtMs: z.number(),
  stripeId: z.string().nullable(),
});
export const reconciliationView = z.strictObject({
  atMs: z.number(),
  stripeCents: z.number(),
  ledgerCents: z.number(),
  differenceCents: z.number(),
  unmatched: z.array(z.strictObject({ side: z.enum(["stripe", "ledger"]), id: z.string(), amountCents: z.number() })),
});
export const auditRowView = z.strictObject({
  id: z.string(),
  atMs: z.number(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  hash: z.string().nullable(),
});
export const inboxMessageView = z.strictObject({
  id: z.string(),
  channel: z.enum(["email", "sms"]),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  atMs: z.number(),
});

/** When an arrival was promised: as the order was made, and as a driver was found. */
export const PROMISE_STAGES = ["ordered", "assigned"] as const;
export type PromiseStage = (typeof PROMISE_STAGES)[number];

/** How far promised arrivals were off, in ms: above zero is later than promised. */
export const promiseErrorView = z.strictObject({
  sinceMs: z.number(),
  stages: z.array(
    z.strictObject({
      stage: z.enum(PROMISE_STAGES),
      count: z.number(),
      /** Half arrived earlier than this beside the promise, half later. */
      medianErrorMs: z.number(),
      medianAbsErrorMs: z.number(),
      /** Nine of ten were off by no more, early or late. */
      p90AbsErrorMs: z.number(),
      /** Of those, by more than five minutes late. */
      lateCount: z.number(),
    }),
  ),
  /** Minutes off, from `minute` to the next; the first and last also hold all beyond. Of the promise at assignment. */
  histogram: z.array(z.strictObject({ minute: z.number(), count: z.number() })),
  /** By the hour of the market's day in which a driver was found. */
  hours: z.array(
    z.strictObject({ hour: z.number(), count: z.number(), medianErrorMs: z.number(), p90AbsErrorMs: z.number() }),
  ),
});
export type PromiseErrorView = z.infer<typeof promiseErrorView>;

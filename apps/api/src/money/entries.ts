import { accounts } from "./accounts.ts";
import { credit, debit, entry, type EntryDraft } from "./entry.ts";

/** The card of one delivery. */
interface Card {
  readonly paymentId: string;
  readonly storeId: string;
}

interface Driver {
  readonly driverId: string;
}

/** What is owed for a delivery, in minor units. Nothing here is negative. */
export interface Charge extends Card {
  readonly capturedCents: number;
  readonly taxCents: number;
  /** Who is paid for it, each with their pay and the whole of their tip. */
  readonly drivers: readonly (Driver & { readonly payCents: number; readonly tipCents: number })[];
}

const sumOf = (drivers: Charge["drivers"], what: "payCents" | "tipCents"): number =>
  drivers.reduce((sum, driver) => sum + driver[what], 0);

/** A hold stands on the store's card. */
export const holdEntry = ({ paymentId, storeId, heldCents }: Card & { readonly heldCents: number }): EntryDraft =>
  entry({ event: "card.held", source: paymentId, leg: "hold" }, [
    debit(accounts.cardHold(storeId), heldCents),
    credit(accounts.cardHoldContra, heldCents),
  ]);

/** The hold is over: captured, voided or lapsed. */
export const voidEntry = ({ paymentId, storeId, heldCents }: Card & { readonly heldCents: number }): EntryDraft =>
  entry({ event: "card.released", source: paymentId, leg: "hold" }, [
    credit(accounts.cardHold(storeId), heldCents),
    debit(accounts.cardHoldContra, heldCents),
  ]);

/**
 * What the store owes and what the driver earned, at the moment it is certain. M4: captured = driver pay + tip + tax +
 * what is left for the platform, of which the processor's fee and the margin are told apart by `captureEntry`. The margin
 * may be negative: then the platform pays the difference.
 */
export const chargeEntry = ({ paymentId, storeId, capturedCents, taxCents, drivers }: Charge): EntryDraft =>
  entry({ event: "delivery.charged", source: paymentId, leg: "charge" }, [
    debit(accounts.storeReceivable(storeId), capturedCents),
    credit(accounts.taxPayable, taxCents),
    credit(accounts.revenue, capturedCents - taxCents - sumOf(drivers, "tipCents")),
    debit(accounts.driverCost, sumOf(drivers, "payCents")),
    ...drivers.flatMap(({ driverId, payCents, tipCents }) => [
      credit(accounts.driverPayable(driverId), payCents),
      credit(accounts.driverTipsPayable(driverId), tipCents),
    ]),
  ]);

/** The card paid: the processor keeps its fee, the rest stands on the platform's Stripe balance. */
export const captureEntry = (
  of: Card & { readonly capturedCents: number; readonly processorFeeCents: number },
): EntryDraft =>
  entry({ event: "delivery.captured", source: of.paymentId, leg: "capture" }, [
    debit(accounts.stripeBalance, of.capturedCents - of.processorFeeCents),
    debit(accounts.processorFees, of.processorFeeCents),
    credit(accounts.storeReceivable(of.storeId), of.capturedCents),
  ]);

/** What M4 leaves for the platform, in minor units: captured − driver pay − tip − tax − processor fee. */
export const marginCents = ({ capturedCents, taxCents, drivers }: Charge, processorFeeCents: number): number =>
  capturedCents - taxCents - processorFeeCents - sumOf(drivers, "payCents") - sumOf(drivers, "tipCents");

/** Money goes from the platform to the driver's Stripe account, the tip whole. */
export const transferEntries = (
  of: Driver & { readonly transferId: string; readonly payCents: number; readonly tipCents: number },
): EntryDraft[] => {
  const total = of.payCents + of.tipCents;
  const name = { event: "transfer.sent", source: of.transferId };
  return [
    entry({ ...name, leg: "transfer" }, [
      debit(accounts.driverPayable(of.driverId), of.payCents),
      debit(accounts.driverTipsPayable(of.driverId), of.tipCents),
      credit(accounts.stripeBalance, total),
    ]),
    entry({ ...name, leg: "balance" }, [
      debit(accounts.driverBalance(of.driverId), total),
      credit(accounts.driverBalanceContra, total),
    ]),
  ];
};

/** A transfer, or a part of it, came back: it is owed again, and no longer on the driver's account. */
export const reversalEntries = (
  of: Driver & { readonly transferId: string; readonly reversalId: string; readonly amountCents: number },
): EntryDraft[] => {
  const name = { event: "transfer.reversed", source: of.transferId };
  return [
    entry({ ...name, leg: of.reversalId }, [
      debit(accounts.stripeBalance, of.amountCents),
      credit(accounts.driverPayable(of.driverId), of.amountCents),
    ]),
    entry({ ...name, leg: `${of.reversalId}:balance` }, [
      credit(accounts.driverBalance(of.driverId), of.amountCents),
      debit(accounts.driverBalanceContra, of.amountCents),
    ]),
  ];
};

/** Money went back to the store's card; Stripe keeps its fee. */
export const refundEntry = (of: {
  readonly paymentId: string;
  readonly refundId: string;
  readonly amountCents: number;
}): EntryDraft =>
  entry({ event: "charge.refunded", source: of.paymentId, leg: of.refundId }, [
    debit(accounts.refunds, of.amountCents),
    credit(accounts.stripeBalance, of.amountCents),
  ]);

interface PayoutOf extends Driver {
  readonly payoutId: string;
  readonly amountCents: number;
}

/** One step of a payout of a driver's own money; `failed` says where it came back from. */
export const payoutEntry = (step: "submitted" | "paid" | "failed" | "failed_after_paid", of: PayoutOf): EntryDraft => {
  const balance = accounts.driverBalance(of.driverId);
  const transit = accounts.driverInTransit(of.driverId);
  const paid = accounts.driverPaid(of.driverId);
  const [to, from] = {
    submitted: [transit, balance] as const,
    paid: [paid, transit] as const,
    failed: [balance, transit] as const,
    failed_after_paid: [balance, paid] as const,
  }[step];
  const event = step === "failed_after_paid" ? "payout.failed" : `payout.${step}`;
  return entry({ event, source: of.payoutId, leg: "payout" }, [
    debit(to, of.amountCents),
    credit(from, of.amountCents),
  ]);
};

/**
 * The ledger's accounts, as text, debit positive. The first four pairs are memo: they only say what is promised or where a
 * driver's own money stands, and each nets to zero with its contra. The rest is the platform's money.
 */
export const accounts = {
  /** Held on a store's card, not taken. */
  cardHold: (storeId: string) => `card_hold:${storeId}`,
  cardHoldContra: "card_hold_contra",
  /** Promised to a driver for work that is not done yet. */
  driverCommitment: (driverId: string) => `driver_commitment:${driverId}`,
  driverCommitmentContra: "driver_commitment_contra",
  /** A driver's own money: on their Stripe account, on its way to their bank, in their bank. */
  driverBalance: (driverId: string) => `driver_balance:${driverId}`,
  driverInTransit: (driverId: string) => `driver_in_transit:${driverId}`,
  driverPaid: (driverId: string) => `driver_paid:${driverId}`,
  driverBalanceContra: "driver_balance_contra",

  stripeBalance: "stripe_balance",
  processorFees: "processor_fees",
  storeReceivable: (storeId: string) => `store_receivable:${storeId}`,
  driverPayable: (driverId: string) => `driver_payable:${driverId}`,
  driverTipsPayable: (driverId: string) => `driver_tips_payable:${driverId}`,
  taxPayable: "tax_payable",
  revenue: "revenue",
  driverCost: "driver_cost",
  refunds: "refunds",
} as const;

import type Stripe from "stripe";

/** The bank account a connected account is paid out to. */
export interface Bank {
  readonly id: string;
  readonly last4: string;
  /** Stripe's test account that answers every payout with `account_closed`. */
  readonly refusesPayouts: boolean;
}

/** A connected account as the double keeps it; the v1 and v2 objects are two views of it. */
export interface AccountRecord {
  readonly id: string;
  readonly createdMs: number;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly displayName: string | null;
  readonly dashboard: Stripe.V2.Core.Account.Dashboard | null;
  /** Upper case, ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly entityType: Stripe.V2.Core.Account.Identity.EntityType | null;
  readonly givenName: string | null;
  readonly surname: string | null;
  /** Lower case, ISO 4217. */
  readonly currency: string;
  readonly feesCollector: Stripe.V2.Core.Account.Defaults.Responsibilities.FeesCollector;
  readonly lossesCollector: Stripe.V2.Core.Account.Defaults.Responsibilities.LossesCollector;
  readonly metadata: Record<string, string>;
  /** The recipient configuration was asked for, with transfers into its Stripe balance. */
  readonly transfersRequested: boolean;
  /** Its holder completed the hosted onboarding. */
  readonly onboarded: boolean;
  readonly bank: Bank | null;
}

/** Whether transfers may be sent to the account. */
export const takesTransfers = (account: AccountRecord): boolean => account.transfersRequested && account.onboarded;

/** Whether the account may pay out to its bank. */
export const takesPayouts = (account: AccountRecord): boolean => takesTransfers(account) && account.bank !== null;

/** What its holder still has to give, in Stripe's requirement names. */
export const requirementsOf = (account: AccountRecord): readonly string[] =>
  account.onboarded ? [] : ["external_account", "individual.first_name", "individual.last_name", "tos_acceptance.date"];

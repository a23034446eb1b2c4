import type Stripe from "stripe";
import type { Engine } from "../core/engine.ts";
import type { Store } from "../store/store.ts";
import type { TableName, Tables } from "../store/tables.ts";
import { accountV1 } from "../resources/account-v1.ts";
import type { Dispatcher } from "../webhooks/dispatcher.ts";
import type { Faults, FaultsInput } from "./faults.ts";

/** An object and the account in whose books it stands (`acct_platform` is the platform). */
export type Owned<T> = T & { readonly books: string };

/** All money objects of the double, oldest first, for assertions. */
export interface Dump {
  readonly paymentIntents: readonly Owned<Stripe.PaymentIntent>[];
  readonly charges: readonly Owned<Stripe.Charge>[];
  readonly refunds: readonly Owned<Stripe.Refund>[];
  readonly transfers: readonly Owned<Stripe.Transfer>[];
  readonly transferReversals: readonly Owned<Stripe.TransferReversal>[];
  readonly payouts: readonly Owned<Stripe.Payout>[];
  readonly accounts: readonly Owned<Stripe.Account>[];
  readonly balanceTransactions: readonly Owned<Stripe.BalanceTransaction>[];
  /** Events still owed to a webhook target. */
  readonly owedDeliveries: number;
}

/** What a test or a demo may do to the double that no user of Stripe can. The same over HTTP under `/_local/`. */
export interface Control {
  /** Puts exactly these faults in force; `{}` takes all away. */
  readonly setFaults: (faults: FaultsInput) => Promise<void>;
  readonly dump: () => Promise<Dump>;
  /** Does what has become due by the double's clock. */
  readonly tick: () => Promise<void>;
  /** Resolves when no webhook is on its way (retries that wait for their time do not count). */
  readonly idle: () => Promise<void>;
}

export interface ControlOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly faults: Faults;
  readonly dispatcher: Dispatcher;
}

export const createControl = ({ store, engine, faults, dispatcher }: ControlOptions): Control => {
  const all = <K extends TableName>(table: K): Owned<Readonly<Tables[K]>>[] =>
    [...store.rows(table)].map(({ account, value }) => ({ ...value, books: account }));
  return {
    setFaults: async (input) => faults.set(input),
    tick: async () => {
      engine.tick();
      await engine.durable();
    },
    idle: async () => {
      await engine.durable();
      await dispatcher.idle();
    },
    dump: async () => ({
      paymentIntents: all("payment_intent"),
      charges: all("charge"),
      refunds: all("refund"),
      transfers: all("transfer"),
      transferReversals: all("transfer_reversal"),
      payouts: all("payout"),
      accounts: [...store.rows("account")].map(({ account, value }) => ({ ...accountV1(value), books: account })),
      balanceTransactions: all("balance_transaction"),
      owedDeliveries: [...store.rows("delivery")].length,
    }),
  };
};

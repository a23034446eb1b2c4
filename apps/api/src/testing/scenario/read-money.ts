import { delivery, payment, posting, journalEntry, transfer, type Database } from "@fairmile/db";
import type { Dump } from "@fairmile/stripe-local";
import { and, eq } from "drizzle-orm";
import { accounts } from "../../money/accounts.ts";

export interface MoneyFacts {
  /** Lines of the ledger, the entries they are of, and the entries that do not sum to zero. */
  readonly postings: number;
  readonly entries: number;
  readonly unbalanced: readonly string[];
  readonly totalCents: number;
  /** What Stripe took from cards, and what the ledger's payments say it did. */
  readonly capturedCents: number;
  readonly stripeCapturedCents: number;
  readonly transferredCents: number;
  readonly stripeTransferredCents: number;
  /** The platform's balance at Stripe by its own transactions, and by the ledger. */
  readonly ledgerBalanceCents: number;
  readonly stripeBalanceCents: number;
  /** One line for each delivery, payment or transfer whose two sides differ. */
  readonly differences: readonly string[];
}

const PLATFORM = "acct_platform";
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const ledgerFacts = async (database: Database, marketId: string) => {
  const rows = await database.db
    .select({ entryId: posting.entryId, account: posting.account, amountCents: posting.amountCents })
    .from(posting)
    .innerJoin(journalEntry, and(eq(journalEntry.marketId, posting.marketId), eq(journalEntry.id, posting.entryId)))
    .where(eq(posting.marketId, marketId));
  const byEntry = new Map<string, number>();
  for (const row of rows) byEntry.set(row.entryId, (byEntry.get(row.entryId) ?? 0) + row.amountCents);
  return {
    postings: rows.length,
    entries: byEntry.size,
    unbalanced: [...byEntry].filter(([, cents]) => cents !== 0).map(([id]) => id),
    totalCents: sum(rows.map((row) => row.amountCents)),
    ledgerBalanceCents: sum(rows.filter((row) => row.account === accounts.stripeBalance).map((row) => row.amountCents)),
  };
};

/** Compares, delivery by delivery, what was charged and paid out with what the Stripe double holds. */
export const readMoney = async (database: Database, marketId: string, dump: Dump): Promise<MoneyFacts> => {
  const { db } = database;
  const rows = await db
    .select({ delivery, payment, transfer })
    .from(delivery)
    .innerJoin(payment, and(eq(payment.marketId, delivery.marketId), eq(payment.deliveryId, delivery.id)))
    .leftJoin(transfer, and(eq(transfer.marketId, delivery.marketId), eq(transfer.deliveryId, delivery.id)))
    .where(eq(delivery.marketId, marketId));
  const intents = new Map(dump.paymentIntents.map((one) => [one.id, one]));
  const sent = new Map(dump.transfers.map((one) => [one.id, one]));
  const differences: string[] = [];
  const same = (what: string, a: number, b: number): void => {
    if (a !== b) differences.push(`${what}: ${a} and ${b}`);
  };
  for (const { delivery: job, payment: paid, transfer: out } of rows) {
    const intent = intents.get(paid.stripePaymentIntentId ?? "");
    same(`${job.id} captured, at Stripe`, paid.captureCents ?? 0, intent?.amount_received ?? 0);
    if (job.status !== "delivered") continue;
    same(`${job.id} fee + tip, captured`, job.feeCents + job.tipCents, paid.captureCents ?? 0);
    const payCents = (out?.payCents ?? 0) + (out?.tipCents ?? 0);
    same(`${job.id} pay + tip, transfer`, (job.driverPayCents ?? 0) + job.tipCents, payCents);
    same(`${job.id} transfer, at Stripe`, payCents, sent.get(out?.stripeTransferId ?? "")?.amount ?? 0);
  }
  const intentsOfOurs = new Set(rows.map((row) => row.payment.stripePaymentIntentId));
  const strangers = dump.paymentIntents.filter((one) => !intentsOfOurs.has(one.id));
  differences.push(...strangers.map((one) => `${one.id} is at Stripe only`));
  const booked = dump.balanceTransactions.filter((one) => one.books === PLATFORM);
  return {
    ...(await ledgerFacts(database, marketId)),
    capturedCents: sum(rows.map((row) => row.payment.captureCents ?? 0)),
    stripeCapturedCents: sum(dump.paymentIntents.map((one) => one.amount_received)),
    transferredCents: sum(rows.map((row) => (row.transfer?.payCents ?? 0) + (row.transfer?.tipCents ?? 0))),
    stripeTransferredCents: sum(dump.transfers.map((one) => one.amount)),
    stripeBalanceCents: sum(booked.map((one) => one.net)),
    differences,
  };
};

import { journalEntry, payment, posting, transfer } from "@fairmile/db";
import { and, eq, inArray, ne } from "drizzle-orm";
import type Stripe from "stripe";
import type { Ctx } from "../platform/services.ts";
import { accounts } from "./accounts.ts";
import { PATIENCE } from "./stripe-answers.ts";

export interface Unmatched {
  readonly side: "stripe" | "ledger";
  /** Stripe's balance transaction, or our entry. */
  readonly id: string;
  readonly amountCents: number;
}

export interface Reconciliation {
  readonly atMs: number;
  readonly stripeCents: number;
  readonly ledgerCents: number;
  readonly differenceCents: number;
  readonly unmatched: readonly Unmatched[];
}

interface Booked {
  readonly id: string;
  readonly netCents: number;
  /** The object it was booked for: a charge, a refund, a transfer, a reversal. */
  readonly source: string;
}

const listBooked = async (ctx: Ctx): Promise<Booked[]> => {
  const booked: Booked[] = [];
  const params = { limit: 100, currency: ctx.market.currency.toLowerCase() };
  for await (const row of ctx.stripe.balanceTransactions.list(params, PATIENCE)) {
    booked.push({ id: row.id, netCents: row.net, source: sourceId(row) });
  }
  return booked;
};

const sourceId = ({ source }: Stripe.BalanceTransaction): string =>
  source === null ? "" : typeof source === "string" ? source : source.id;

/** Our entries on the platform's Stripe balance, each with the Stripe object it stands for. */
const listEntries = async (ctx: Ctx) => {
  const { db } = ctx.database;
  const entries = await db
    .select({
      id: journalEntry.id,
      event: journalEntry.event,
      source: journalEntry.source,
      leg: journalEntry.leg,
      netCents: posting.amountCents,
    })
    .from(posting)
    .innerJoin(journalEntry, and(eq(journalEntry.marketId, posting.marketId), eq(journalEntry.id, posting.entryId)))
    .where(and(eq(posting.marketId, ctx.market.id), eq(posting.account, accounts.stripeBalance)));
  const charges = await db
    .select({ id: payment.id, stripe: payment.stripeChargeId })
    .from(payment)
    .where(eq(payment.marketId, ctx.market.id));
  const transfers = await db
    .select({ id: transfer.id, stripe: transfer.stripeTransferId })
    .from(transfer)
    .where(eq(transfer.marketId, ctx.market.id));
  const objects = new Map([...charges, ...transfers].map((row) => [row.id, row.stripe]));
  // Refunds and reversals are named by Stripe's own ids.
  return entries.map((e) => ({ ...e, object: /^(re|trr)_/.test(e.leg) ? e.leg : (objects.get(e.source) ?? e.source) }));
};

/** The charges, transfers, refunds and reversals of other markets under the same Stripe account. */
const elsewhere = async (ctx: Ctx): Promise<ReadonlySet<string>> => {
  const { db } = ctx.database;
  const charges = await db
    .select({ id: payment.stripeChargeId })
    .from(payment)
    .where(ne(payment.marketId, ctx.market.id));
  const transfers = await db
    .select({ id: transfer.stripeTransferId })
    .from(transfer)
    .where(ne(transfer.marketId, ctx.market.id));
  const legs = await db
    .select({ id: journalEntry.leg })
    .from(journalEntry)
    .where(
      and(
        ne(journalEntry.marketId, ctx.market.id),
        inArray(journalEntry.event, ["charge.refunded", "transfer.reversed"]),
      ),
    );
  return new Set([...charges, ...transfers, ...legs].flatMap((row) => row.id ?? []));
};

/**
 * Compares the platform's Stripe balance transactions with the ledger's postings on `stripe_balance`, one to one (M8).
 * Every row without its counterpart of the same amount is named; with none, the difference is zero. Reads all there is:
 * Stripe's pages of 100. Throws what Stripe throws.
 */
export const reconcile = async (ctx: Ctx): Promise<Reconciliation> => {
  const entries = await listEntries(ctx);
  const all = await listBooked(ctx);
  const others = await elsewhere(ctx);
  const booked = all.filter((row) => !others.has(row.source));
  const open = new Map(entries.map((e) => [`${e.object} ${e.netCents}`, e]));
  const unmatched: Unmatched[] = [];
  for (const row of booked) {
    if (!open.delete(`${row.source} ${row.netCents}`))
      unmatched.push({ side: "stripe", id: row.id, amountCents: row.netCents });
  }
  for (const e of open.values()) unmatched.push({ side: "ledger", id: e.id, amountCents: e.netCents });
  const stripeCents = booked.reduce((sum, row) => sum + row.netCents, 0);
  const ledgerCents = entries.reduce((sum, e) => sum + e.netCents, 0);
  return { atMs: ctx.clock.now(), stripeCents, ledgerCents, differenceCents: stripeCents - ledgerCents, unmatched };
};

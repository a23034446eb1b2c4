import type { Ctx } from "../../platform/services.ts";
import { moneyViolations, reconciliationViolations } from "../../money/invariants.ts";
import { reconcile } from "../../money/reconcile.ts";
import { payment, transfer } from "@fairmile/db";
import { remoteControl } from "@fairmile/stripe-local";
import { eq } from "drizzle-orm";

const OUR_NAME = "fairmile_payment";

/** What the double holds, captured or sent and our tables do not know, or know otherwise: not a cent is on one side alone. */
const againstTheDouble = async (ctx: Ctx, stripeUrl: string): Promise<string[]> => {
  const { db } = ctx.database;
  const dump = await remoteControl(stripeUrl).dump();
  const payments = new Map(
    (await db.select().from(payment).where(eq(payment.marketId, ctx.market.id))).map((row) => [row.id, row]),
  );
  const transfers = await db.select().from(transfer).where(eq(transfer.marketId, ctx.market.id));
  const sent = new Map(transfers.map((row) => [row.stripeTransferId, row]));
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const intent of dump.paymentIntents) {
    const own = payments.get(intent.metadata[OUR_NAME] ?? "");
    if (own === undefined) {
      wrong.push(`Stripe has the payment ${intent.id} and we have none`);
      continue;
    }
    if (seen.has(own.id)) wrong.push(`Stripe has two payments for ${own.id}`);
    seen.add(own.id);
    const captured = own.status === "captured" ? own.captureCents : 0;
    if (intent.amount_received !== captured)
      wrong.push(`${own.id} brought ${intent.amount_received} and we say ${captured} (${own.status})`);
    if (intent.status === "requires_capture" && own.status !== "held")
      wrong.push(`${own.id} is held at Stripe and ${own.status} with us`);
    if (own.status === "held" && intent.status !== "requires_capture")
      wrong.push(`${own.id} is held with us and ${intent.status} at Stripe`);
  }
  for (const row of dump.transfers) {
    const own = sent.get(row.id);
    if (own === undefined) wrong.push(`Stripe sent ${row.id} and we know nothing of it`);
    else if (row.amount !== own.payCents + own.tipCents)
      wrong.push(`Stripe sent ${row.amount} for ${own.id}, due are ${own.payCents + own.tipCents}`);
  }
  const known = new Set(dump.transfers.map((row) => row.id));
  for (const row of transfers)
    if (row.stripeTransferId !== null && !known.has(row.stripeTransferId))
      wrong.push(`we say ${row.id} was sent, Stripe did not send it`);
  return wrong;
};

/** Every cent that is not where it should be: the invariants, the ledger against Stripe's books, and the double's own objects. */
export const moneyFaults = async (ctx: Ctx, stripeUrl: string): Promise<string[]> => {
  const violations = [...(await moneyViolations(ctx.database, ctx)), ...(await reconciliationViolations(ctx))];
  const { differenceCents } = await reconcile(ctx);
  return [
    ...violations.map((row) => `${row.invariant} ${row.subject}: ${row.detail}`),
    ...(differenceCents === 0 ? [] : [`Stripe and the ledger differ by ${differenceCents}`]),
    ...(await againstTheDouble(ctx, stripeUrl)),
  ];
};

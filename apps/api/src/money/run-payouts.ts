import { driver, payout, posting } from "@fairmile/db";
import { and, eq, gt, inArray, like, or, sql } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";
import { moneyChange } from "./change.ts";
import { weekOf } from "./market-calendar.ts";
import { PATIENCE, skipRefused } from "./stripe-answers.ts";
import { askStripe } from "./stripe-calls.ts";

interface Payee {
  readonly driverId: string;
  readonly stripeAccountId: string;
  /** What the ledger says stands on their Stripe account. */
  readonly balanceCents: number;
}

/** Drivers whose account is ready and, by the ledger, not empty. */
const payees = async (ctx: Ctx): Promise<Payee[]> => {
  const balance = sql<number>`sum(${posting.amountCents})::bigint`.mapWith(Number);
  const rows = await ctx.database.db
    .select({ driverId: driver.id, stripeAccountId: driver.stripeAccountId, balanceCents: balance })
    .from(driver)
    .innerJoin(
      posting,
      and(eq(posting.marketId, driver.marketId), eq(posting.account, sql`'driver_balance:' || ${driver.id}`)),
    )
    .where(and(eq(driver.marketId, ctx.market.id), eq(driver.payoutAccount, "ready")))
    .groupBy(driver.id, driver.stripeAccountId)
    .having(gt(balance, 0));
  return rows.flatMap(({ stripeAccountId, ...row }) => (stripeAccountId === null ? [] : [{ ...row, stripeAccountId }]));
};

/** What of it Stripe would pay out now: card money takes days to settle. */
const availableCents = async (ctx: Ctx, payee: Payee): Promise<number> => {
  const balance = await ctx.stripe.balance.retrieve({}, { ...PATIENCE, stripeAccount: payee.stripeAccountId });
  const currency = ctx.market.currency.toLowerCase();
  const available = balance.available.find((line) => line.currency === currency)?.amount ?? 0;
  return Math.min(available, payee.balanceCents);
};

/** Writes a payout and the call that makes it; false where the week has its payout, or one is on its way to Stripe. */
const schedule = (ctx: Ctx, payee: Payee, amountCents: number, isExtra: boolean): Promise<boolean> =>
  moneyChange(ctx, "payout.schedule", async ({ tx, note }) => {
    const week = weekOf(ctx.clock.now(), ctx.market.timezone);
    const own = and(eq(payout.marketId, ctx.market.id), eq(payout.driverId, payee.driverId));
    const thisWeek = or(eq(payout.period, week), like(payout.period, `${week}.%`));
    const rows = await tx.db
      .select({ period: payout.period, status: payout.status })
      .from(payout)
      .where(and(own, or(thisWeek, inArray(payout.status, ["scheduled"]))));
    const made = rows.filter((row) => row.period.startsWith(week)).length;
    if (rows.some((row) => row.status === "scheduled") || (made > 0 && !isExtra)) return false;
    const [written] = await tx.db
      .insert(payout)
      .values({
        marketId: ctx.market.id,
        id: ctx.ids.next("payout"),
        driverId: payee.driverId,
        amountCents,
        status: "scheduled",
        version: 1,
        period: made === 0 ? week : `${week}.${made + 1}`,
        createdAtMs: ctx.clock.now(),
      })
      // A run at the same moment took this period.
      .onConflictDoNothing({ target: [payout.marketId, payout.driverId, payout.period] })
      .returning({ id: payout.id });
    if (written === undefined) return false;
    await askStripe(tx, ctx, "payout", written.id);
    note.audit(written.id, { amountCents });
    note.event({
      type: "payout.changed",
      subject: written.id,
      audience: [`driver:${payee.driverId}`, "admin"],
      data: { status: "scheduled" },
    });
    return true;
  });

/**
 * Schedules a payout of what is available on each driver's Stripe account: one a driver and ISO week of the market's zone
 * (`2026-W47`), by the first run of the week that finds money. With `isExtra` (an admin asks) also for drivers who had
 * theirs, as `2026-W47.2`; also the way to try a failed one again. Answers how many. An account Stripe will not tell of is
 * left out; throws where Stripe cannot be reached.
 */
export const runPayouts = async (ctx: Ctx, { isExtra }: { readonly isExtra: boolean }): Promise<number> => {
  const week = weekOf(ctx.clock.now(), ctx.market.timezone);
  const all = await payees(ctx);
  const had = await ctx.database.db
    .select({ driverId: payout.driverId })
    .from(payout)
    .where(and(eq(payout.marketId, ctx.market.id), eq(payout.period, week)));
  const done = new Set(isExtra ? [] : had.map((row) => row.driverId));
  let scheduled = 0;
  for (const payee of all.filter(({ driverId }) => !done.has(driverId))) {
    const amountCents = (await skipRefused(ctx.log, payee.driverId, () => availableCents(ctx, payee))) ?? 0;
    if (amountCents > 0 && (await schedule(ctx, payee, amountCents, isExtra))) scheduled += 1;
  }
  return scheduled;
};

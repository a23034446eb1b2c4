import { AppError, type DriverId } from "@fairmile/contracts";
import { driver, user, type Queryable } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../platform/services.ts";
import { backUrl } from "./back-url.ts";
import { moneyChange, Overtaken, type MoneyChange } from "./change.ts";
import { countryOfTimeZone } from "./country-of-time-zone.ts";
import { requestTransfers } from "./request-transfers.ts";
import { PATIENCE, readStripeFailure } from "./stripe-answers.ts";

type DriverRow = typeof driver.$inferSelect;
export type PayoutAccountState = DriverRow["payoutAccount"];

const readDriver = async (
  database: Queryable,
  ctx: Ctx,
  driverId: DriverId,
): Promise<{ row: DriverRow; email: string }> => {
  const [found] = await database.db
    .select({ row: driver, email: user.email })
    .from(driver)
    .innerJoin(user, eq(user.id, driver.userId))
    .where(and(eq(driver.marketId, ctx.market.id), eq(driver.id, driverId)));
  if (found === undefined) throw new AppError("not_found");
  return found;
};

const write = async (
  { tx, note }: MoneyChange,
  row: DriverRow,
  values: Pick<DriverRow, "stripeAccountId" | "payoutAccount">,
): Promise<void> => {
  const [moved] = await tx.db
    .update(driver)
    .set({ ...values, version: row.version + 1 })
    .where(and(eq(driver.marketId, row.marketId), eq(driver.id, row.id), eq(driver.version, row.version)))
    .returning({ id: driver.id });
  if (moved === undefined) throw new Overtaken();
  note.audit(row.id, { payoutAccount: values.payoutAccount });
  note.event({
    type: "driver.changed",
    subject: row.id,
    audience: [`driver:${row.id}`, "admin"],
    data: { payoutAccount: values.payoutAccount },
  });
};

/** Stripe not answering is `stripe_unavailable`; anything else it says about our own request is a bug. */
const reached = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    const { kind } = readStripeFailure(error);
    throw kind === "refused" || kind === "declined" ? error : new AppError("stripe_unavailable", { cause: error });
  }
};

/** A recipient of transfers, onboarded by Stripe's own pages; the platform answers for losses and fees. */
const createAccount = async (ctx: Ctx, row: DriverRow, email: string): Promise<string> => {
  const country = countryOfTimeZone(ctx.market.timezone);
  const account = await ctx.stripe.v2.core.accounts.create(
    {
      contact_email: email,
      display_name: row.name,
      dashboard: "express",
      identity: { entity_type: "individual", ...(country === null ? {} : { country: country.toLowerCase() }) },
      configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
      defaults: {
        currency: ctx.market.currency.toLowerCase(),
        responsibilities: { fees_collector: "application", losses_collector: "application" },
      },
      metadata: { fairmile_market: ctx.market.id, fairmile_driver: row.id },
    },
    { ...PATIENCE, idempotencyKey: `fairmile:${ctx.market.id}:account:${row.id}` },
  );
  return account.id;
};

/**
 * Gives a driver the page on which they open (or complete) the account they are paid to; it works once and for minutes.
 * `returnPath` is where the web app takes them back. Throws `not_found`, `stripe_unavailable`.
 */
export const startPayoutAccount = async (
  ctx: Ctx,
  driverId: DriverId,
  returnPath: string,
): Promise<{ readonly url: string }> => {
  const back = backUrl(ctx, returnPath).href;
  const { row, email } = await readDriver(ctx.database, ctx, driverId);
  const accountId = row.stripeAccountId ?? (await reached(createAccount(ctx, row, email)));
  await moneyChange(ctx, "driver.startPayoutAccount", async (change) => {
    const now = await readDriver(change.tx, ctx, driverId);
    if (now.row.stripeAccountId === null)
      await write(change, now.row, { stripeAccountId: accountId, payoutAccount: "pending" });
  });
  const link = await reached(
    ctx.stripe.v2.core.accountLinks.create(
      {
        account: accountId,
        use_case: { type: "account_onboarding", account_onboarding: { return_url: back, refresh_url: back } },
      },
      PATIENCE,
    ),
  );
  return { url: link.url };
};

const stateAtStripe = async (ctx: Ctx, accountId: string): Promise<PayoutAccountState> => {
  const account = await reached(
    ctx.stripe.v2.core.accounts.retrieve(accountId, { include: ["configuration.recipient"] }, PATIENCE),
  );
  const capability = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers;
  return capability?.status === "active" ? "ready" : "pending";
};

/** Stripe pays accounts out by itself unless told not to; Fairmile's weekly run does it, so that each payout is known. */
const payOutOnlyWhenAsked = async (ctx: Ctx, stripeAccount: string): Promise<void> => {
  const payments = { payouts: { schedule: { interval: "manual" as const } } };
  await reached(ctx.stripe.balanceSettings.update({ payments }, { ...PATIENCE, stripeAccount }));
};

/**
 * Asks Stripe whether a driver's account can be paid now, and records it; a ready account sets its waiting transfers
 * going. Repeatable. Throws `not_found`, `stripe_unavailable`.
 */
export const refreshPayoutAccount = async (ctx: Ctx, driverId: DriverId): Promise<PayoutAccountState> => {
  const { row } = await readDriver(ctx.database, ctx, driverId);
  if (row.stripeAccountId === null) return "none";
  const state = await stateAtStripe(ctx, row.stripeAccountId);
  if (state === "ready" && row.payoutAccount !== "ready") await payOutOnlyWhenAsked(ctx, row.stripeAccountId);
  await moneyChange(ctx, "driver.refreshPayoutAccount", async (change) => {
    const now = await readDriver(change.tx, ctx, driverId);
    if (now.row.payoutAccount !== state) {
      await write(change, now.row, { stripeAccountId: row.stripeAccountId, payoutAccount: state });
    }
    if (state === "ready") await requestTransfers(change, { driverId });
  });
  return state;
};

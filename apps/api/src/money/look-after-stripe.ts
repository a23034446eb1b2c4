import { driver, payout, stripeEvent } from "@fairmile/db";
import type { DriverId } from "@fairmile/contracts";
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Services } from "../platform/services.ts";
import { moneyChange } from "./change.ts";
import type { CtxFor } from "./market-ctx.ts";
import { refreshPayoutAccount } from "./payout-account.ts";
import { recordPayout } from "./record-payout.ts";
import { storeStripeEvent } from "./store-stripe-event.ts";
import { PATIENCE, skipRefused } from "./stripe-answers.ts";

/** The platform's events that never came are fetched page by page until a page brings nothing new. */
const fetchLostEvents = async (services: Services): Promise<number> => {
  let fetched = 0;
  let page: string | undefined;
  for (;;) {
    const found = await services.stripe.events.list(
      { limit: 100, ...(page === undefined ? {} : { starting_after: page }) },
      PATIENCE,
    );
    const ids = found.data.map((event) => event.id);
    if (ids.length === 0) return fetched;
    const known = await services.database.db
      .select({ id: stripeEvent.id })
      .from(stripeEvent)
      .where(inArray(stripeEvent.id, ids));
    const has = new Set(known.map((row) => row.id));
    const fresh = found.data.filter((event) => !has.has(event.id));
    for (const event of fresh) await storeStripeEvent(services, event);
    fetched += fresh.length;
    page = ids.at(-1);
    if (fresh.length === 0 || !found.has_more) return fetched;
  }
};

const lookAtPayouts = async (services: Services, ctxFor: CtxFor): Promise<void> => {
  const open = await services.database.db
    .select({
      id: payout.id,
      marketId: payout.marketId,
      stripeId: payout.stripePayoutId,
      account: driver.stripeAccountId,
    })
    .from(payout)
    .innerJoin(driver, and(eq(driver.marketId, payout.marketId), eq(driver.id, payout.driverId)))
    .where(and(inArray(payout.status, ["submitted", "in_transit"]), isNotNull(payout.stripePayoutId)));
  for (const row of open) {
    if (row.stripeId === null || row.account === null) continue;
    const { stripeId, account } = row;
    const ask = () => services.stripe.payouts.retrieve(stripeId, {}, { ...PATIENCE, stripeAccount: account });
    const shown = await skipRefused(services.log, row.id, ask);
    if (shown === null) continue;
    const facts = { kind: "made", stripePayoutId: shown.id, status: shown.status } as const;
    await moneyChange(await ctxFor(row.marketId), "payout.report", (change) => recordPayout(change, row.id, facts));
  }
};

const lookAtAccounts = async (services: Services, ctxFor: CtxFor): Promise<void> => {
  const pending = await services.database.db
    .select({ id: driver.id, marketId: driver.marketId })
    .from(driver)
    .where(eq(driver.payoutAccount, "pending"));
  for (const row of pending) {
    const ctx = await ctxFor(row.marketId);
    await skipRefused(services.log, row.id, () => refreshPayoutAccount(ctx, row.id as DriverId));
  }
};

/**
 * Asks Stripe for what its webhooks should have told: events that were lost, payouts on their way, accounts that are not
 * ready yet. With it nothing hangs on a webhook's arrival. Throws what Stripe throws; to be repeated every few minutes.
 */
export const lookAfterStripe = async (services: Services, ctxFor: CtxFor): Promise<void> => {
  await fetchLostEvents(services);
  await lookAtPayouts(services, ctxFor);
  await lookAtAccounts(services, ctxFor);
};

import { driver } from "@fairmile/db";
import { eq } from "drizzle-orm";
import type { DriverId } from "@fairmile/contracts";
import type { EventHandler } from "./handle-stripe-event.ts";
import { refreshPayoutAccount } from "./payout-account.ts";

/** A driver's account has changed at Stripe: looks whether it can be paid now. */
export const handleAccountEvent: EventHandler = async ({ services, ctxFor, event }) => {
  const accountId = event.objectId.startsWith("acct_") ? event.objectId : event.account;
  if (accountId === null) return;
  const owners = await services.database.db
    .select({ marketId: driver.marketId, id: driver.id })
    .from(driver)
    .where(eq(driver.stripeAccountId, accountId));
  for (const owner of owners) await refreshPayoutAccount(await ctxFor(owner.marketId), owner.id as DriverId);
};

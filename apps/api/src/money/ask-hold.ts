import type { Id } from "@fairmile/contracts";
import { payment } from "@fairmile/db";
import type { MoneyChange } from "./change.ts";
import { askStripe, OWN_TRY_MS } from "./stripe-calls.ts";

/**
 * Writes a new delivery's payment (`requested`) and the call that holds `heldCents` (fee and tip, minor units) on its
 * store's card. After the commit the caller makes the hold itself with `settleHold`; the worker makes what a crash left.
 */
export const askHold = async (
  { ctx, tx }: Pick<MoneyChange, "ctx" | "tx">,
  of: { readonly deliveryId: string; readonly heldCents: number },
): Promise<Id<"payment">> => {
  const id = ctx.ids.next("payment");
  await tx.db.insert(payment).values({
    marketId: ctx.market.id,
    id,
    deliveryId: of.deliveryId,
    status: "requested",
    version: 1,
    heldCents: of.heldCents,
    createdAtMs: ctx.clock.now(),
  });
  await askStripe(tx, ctx, "hold", id, OWN_TRY_MS);
  return id;
};

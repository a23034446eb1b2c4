import type { MoneyChange } from "./change.ts";
import { movePayment, lockPaymentOfDelivery } from "./payments.ts";
import { askStripe } from "./stripe-calls.ts";

/**
 * Lets a delivery's hold go, with the change that ends the delivery without a fee: its payment goes to `voiding`, and the
 * worker cancels the hold at Stripe. Also right while the hold itself is not certain yet. Throws the payment's refusal
 * where there is nothing to void.
 */
export const askVoid = async (
  { ctx, tx }: Pick<MoneyChange, "ctx" | "tx">,
  of: { readonly deliveryId: string },
): Promise<void> => {
  const standing = await lockPaymentOfDelivery(tx, ctx, of.deliveryId);
  const moved = await movePayment(tx, standing, "ask_void");
  await askStripe(tx, ctx, "void", moved.id);
};

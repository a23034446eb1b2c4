import { transfer } from "@fairmile/db";
import type { MoneyChange } from "./change.ts";
import { movePayment, lockPaymentOfDelivery } from "./payments.ts";
import { askStripe } from "./stripe-calls.ts";

export interface CaptureAsked {
  readonly deliveryId: string;
  /** What the store owes, at most what is held, more than zero; minor units. */
  readonly captureCents: number;
  /** Who is paid out of it: the tip is theirs whole. Null where nobody is. */
  readonly driver: {
    readonly driverId: string;
    readonly kind: "delivery" | "cancellation";
    readonly payCents: number;
    readonly tipCents: number;
  } | null;
}

/**
 * Takes a delivery's money, with the change that ends the delivery: its payment goes to `capturing`, the driver's
 * transfer is written (`waiting`), and the worker does the rest. Throws the payment's refusal where nothing is held.
 */
export const askCapture = async ({ ctx, tx }: Pick<MoneyChange, "ctx" | "tx">, asked: CaptureAsked): Promise<void> => {
  const held = await lockPaymentOfDelivery(tx, ctx, asked.deliveryId);
  const moved = await movePayment(tx, held, "ask_capture", { captureCents: asked.captureCents });
  if (asked.driver !== null && asked.driver.payCents + asked.driver.tipCents > 0) {
    const { driverId, kind, payCents, tipCents } = asked.driver;
    await tx.db.insert(transfer).values({
      marketId: ctx.market.id,
      id: ctx.ids.next("transfer"),
      deliveryId: asked.deliveryId,
      driverId,
      kind,
      payCents,
      tipCents,
      status: "waiting",
      version: 1,
      createdAtMs: ctx.clock.now(),
    });
  }
  await askStripe(tx, ctx, "capture", moved.id);
};

import { AppError, deliveryView, fieldError, postDeliveryCommand, type Id } from "@fairmile/contracts";
import { delivery, store, violates, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { askHold } from "../../money/ask-hold.ts";
import { settleHold } from "../../money/settle-hold.ts";
import { ownStore } from "../../platform/actor.ts";
import type { Ctx } from "../../platform/services.ts";
import { mutationWithLook } from "../../platform/verb.ts";
import { jobHash } from "../quote/job-hash.ts";
import { measureJob } from "../quote/measure-job.ts";
import { prepareJob } from "../quote/prepare-job.ts";
import { useQuote } from "../quote/use-quote.ts";
import { insertDelivery } from "./insert-delivery.ts";
import { readDeliveryView } from "./read-delivery-view.ts";

/** The store, ready to be charged; `store_not_ready` without a card. */
const readyStore = async (tx: Transaction, ctx: Ctx, storeId: string): Promise<typeof store.$inferSelect> => {
  const [row] = await tx.db
    .select()
    .from(store)
    .where(and(eq(store.marketId, ctx.market.id), eq(store.id, storeId)));
  if (row === undefined) throw new AppError("not_found");
  if (row.stripeCustomerId === null || row.cardPaymentMethodId === null) throw new AppError("store_not_ready");
  return row;
};

const taken = (): AppError => fieldError("externalId", "duplicate", "external_id_taken");

const requireFree = async (tx: Transaction, ctx: Ctx, storeId: string, externalId: string): Promise<void> => {
  const rows = await tx.db
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(eq(delivery.marketId, ctx.market.id), eq(delivery.storeId, storeId), eq(delivery.externalId, externalId)),
    );
  if (rows.length > 0) throw taken();
};

/**
 * Posts a delivery, at a quote's price or at the price of now, and holds fee and tip on the store's card. Where the bank
 * declines, the delivery is cancelled and the answer is `card_declined`; where Stripe does not answer, the delivery stands
 * with its payment `requested`, and is sold once the hold is there.
 */
export const postDelivery = mutationWithLook({
  name: "delivery.post",
  input: postDeliveryCommand,
  output: deliveryView,
  allow: ["store_owner", "store_staff", "api_key:write"],
  look: ({ ctx, input }) => measureJob(ctx, input),
  run: async ({ ctx, input, tx, note, seen }): Promise<{ deliveryId: string; paymentId: Id<"payment"> }> => {
    const storeId = ownStore(ctx.actor);
    const owner = await readyStore(tx, ctx, storeId);
    if (input.externalId !== undefined) await requireFree(tx, ctx, storeId, input.externalId);
    const quoted =
      input.quoteId === undefined
        ? null
        : await useQuote(tx, ctx, { quoteId: input.quoteId, storeId, jobHash: jobHash(input) });
    const job = await prepareJob({ ctx, database: tx, storeId, way: seen, isQuoted: quoted !== null }, input);
    const made = await insertDelivery(tx, ctx, {
      storeId,
      storeName: owner.name,
      input,
      job,
      price: quoted ?? job,
    }).catch((error: unknown) => {
      throw violates(error, "delivery_external") ? taken() : error;
    });
    const paymentId = await askHold({ ctx, tx }, { deliveryId: made.id, heldCents: made.feeCents + made.tipCents });
    note.audit(made.id, { feeCents: made.feeCents, tipCents: made.tipCents, quoteId: made.quoteId });
    note.event({ type: "delivery.created", subject: made.id, audience: [`store:${storeId}`, "admin"] });
    return { deliveryId: made.id, paymentId };
  },
  after: async ({ ctx, held }) => {
    const settled = await settleHold(ctx, held.paymentId);
    if (settled === "declined") throw new AppError("card_declined");
    return readDeliveryView(ctx, held.deliveryId);
  },
});

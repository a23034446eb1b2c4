import { AppError, type StoreId } from "@fairmile/contracts";
import { store, type Queryable } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import type { Ctx } from "../platform/services.ts";
import { backUrl } from "./back-url.ts";
import { moneyChange, Overtaken, type MoneyChange } from "./change.ts";
import { PATIENCE, readStripeFailure } from "./stripe-answers.ts";

type StoreRow = typeof store.$inferSelect;

const readStore = async (database: Queryable, ctx: Ctx, storeId: StoreId): Promise<StoreRow> => {
  const [row] = await database.db
    .select()
    .from(store)
    .where(and(eq(store.marketId, ctx.market.id), eq(store.id, storeId)));
  if (row === undefined) throw new AppError("not_found");
  return row;
};

const write = async ({ tx, note }: MoneyChange, row: StoreRow, values: Partial<StoreRow>): Promise<void> => {
  const [moved] = await tx.db
    .update(store)
    .set({ ...values, version: row.version + 1 })
    .where(and(eq(store.marketId, row.marketId), eq(store.id, row.id), eq(store.version, row.version)))
    .returning({ id: store.id });
  if (moved === undefined) throw new Overtaken();
  note.audit(row.id, { card: values.cardPaymentMethodId ?? null });
  note.event({ type: "store.changed", subject: row.id, audience: [`store:${row.id}`, "admin"] });
};

const reached = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    const { kind, why } = readStripeFailure(error);
    if (why.code === "resource_missing") throw new AppError("not_found", { cause: error });
    throw kind === "refused" || kind === "declined" ? error : new AppError("stripe_unavailable", { cause: error });
  }
};

const customerOf = async (ctx: Ctx, row: StoreRow): Promise<string> => {
  if (row.stripeCustomerId !== null) return row.stripeCustomerId;
  const metadata = { fairmile_market: ctx.market.id, fairmile_store: row.id };
  const key = `fairmile:${ctx.market.id}:customer:${row.id}`;
  const customer = await reached(
    ctx.stripe.customers.create({ name: row.name, metadata }, { ...PATIENCE, idempotencyKey: key }),
  );
  await moneyChange(ctx, "store.startCardSetup", async (change) => {
    const now = await readStore(change.tx, ctx, row.id as StoreId);
    if (now.stripeCustomerId === null) await write(change, now, { stripeCustomerId: customer.id });
  });
  return customer.id;
};

/**
 * Gives a store's owner Stripe's page on which to save a card for orders. It comes back to `returnPath` with
 * `?session={id}`, which `recordCardSetup` takes. Throws `not_found`, `stripe_unavailable`.
 */
export const startCardSetup = async (
  ctx: Ctx,
  storeId: StoreId,
  returnPath: string,
): Promise<{ readonly url: string }> => {
  const back = backUrl(ctx, returnPath);
  const row = await readStore(ctx.database, ctx, storeId);
  const customer = await customerOf(ctx, row);
  const metadata = { fairmile_market: ctx.market.id, fairmile_store: row.id };
  // The braces are Stripe's placeholder and must not be escaped.
  const done = `${back.href}${back.search === "" ? "?" : "&"}session={CHECKOUT_SESSION_ID}`;
  const session = await reached(
    ctx.stripe.checkout.sessions.create(
      {
        mode: "setup",
        customer,
        allowed_payment_method_types: ["card"],
        success_url: done,
        cancel_url: back.href,
        metadata,
        setup_intent_data: { metadata },
      },
      PATIENCE,
    ),
  );
  if (session.url === null) throw new Error(`Stripe gave checkout session ${session.id} no page`);
  return { url: session.url };
};

const cardOf = (session: Stripe.Checkout.Session): Stripe.PaymentMethod | null => {
  const setup = session.setup_intent;
  if (session.status !== "complete" || setup === null || typeof setup === "string" || setup.status !== "succeeded")
    return null;
  const method = setup.payment_method;
  // Holds need a card; whatever else Stripe may have saved cannot stand behind an order.
  return method === null || typeof method === "string" || method.type !== "card" ? null : method;
};

/**
 * Records the card that a store's owner saved on Stripe's page; false where they have not finished. Repeatable; the
 * webhook and the owner's return both come here. Another store's session answers `not_found`.
 */
export const recordCardSetup = async (ctx: Ctx, storeId: StoreId, sessionId: string): Promise<boolean> => {
  const session = await reached(
    ctx.stripe.checkout.sessions.retrieve(sessionId, { expand: ["setup_intent.payment_method"] }, PATIENCE),
  );
  if (session.metadata?.["fairmile_store"] !== storeId) throw new AppError("not_found");
  const method = cardOf(session);
  if (method === null) return false;
  const { brand = "card", last4 = "" } = method.card ?? {};
  await moneyChange(ctx, "store.finishCardSetup", async (change) => {
    const row = await readStore(change.tx, ctx, storeId);
    if (row.cardPaymentMethodId === method.id) return;
    await write(change, row, { cardPaymentMethodId: method.id, cardBrand: brand, cardLast4: last4 });
  });
  return true;
};

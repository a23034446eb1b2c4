import { store } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { StoreId } from "@fairmile/contracts";
import { recordCardSetup } from "./card-setup.ts";
import type { EventHandler } from "./handle-stripe-event.ts";

/** A store's owner has saved a card on Stripe's page. */
export const handleCardSetupEvent: EventHandler = async ({ services, ctxFor, event }) => {
  const { fairmile_market: marketId, fairmile_store: storeId } = event.metadata;
  if (marketId === undefined || storeId === undefined) return;
  const [known] = await services.database.db
    .select({ id: store.id })
    .from(store)
    .where(and(eq(store.marketId, marketId), eq(store.id, storeId)));
  if (known !== undefined) await recordCardSetup(await ctxFor(marketId), storeId as StoreId, event.objectId);
};

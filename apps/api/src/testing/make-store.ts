import type { LngLat, LocationId, StoreId } from "@fairmile/contracts";
import { store } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { signUpStore } from "../features/store/sign-up.ts";
import type { Actor } from "../platform/actor.ts";
import type { Harness } from "./harness.ts";
import { makeUser } from "./make-user.ts";
import { placeAt } from "./testville.ts";

export interface TestStore {
  readonly storeId: StoreId;
  readonly locationId: LocationId;
  readonly owner: Actor;
  /** The same store's key for `/v1`, with both scopes. */
  readonly key: Actor;
}

export interface StoreOptions {
  readonly name?: string;
  readonly point?: LngLat;
  /** The test card behind it, `pm_card_visa` unless told; null or false for none. */
  readonly card?: string | boolean | null;
}

/** A store signed up through its verb, with one location and, unless told otherwise, a card. */
export const makeStore = async (h: Harness, options: StoreOptions = {}): Promise<TestStore> => {
  const person = await makeUser(h);
  const view = await signUpStore.run({
    ctx: h.ctxFor(person),
    input: {
      name: options.name ?? "Corner Bakery",
      location: {
        name: "Shop",
        place: { address: "Via Roma 1", point: options.point ?? placeAt(0, 0) },
        phone: "+390212345678",
      },
    },
  });
  const [location] = view.locations;
  if (location === undefined) throw new Error("a store without a location");
  if (options.card !== null && options.card !== false) {
    const card = await h.stripe.makeCard(view.id, typeof options.card === "string" ? options.card : "pm_card_visa");
    await h.database.db
      .update(store)
      .set({ ...card, cardBrand: "visa", cardLast4: "4242" })
      .where(and(eq(store.marketId, h.market.id), eq(store.id, view.id)));
  }
  const storeId = view.id as StoreId;
  return {
    storeId,
    locationId: location.id as LocationId,
    owner: { ...person, storeId, memberRole: "owner" },
    key: {
      ...person,
      kind: "api_key",
      name: `key:${storeId}`,
      userId: null,
      email: null,
      storeId,
      scopes: ["deliveries:read", "deliveries:write"],
    },
  };
};

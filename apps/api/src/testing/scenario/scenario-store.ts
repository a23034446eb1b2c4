import { randomUUID } from "node:crypto";
import type { AddressSuggestionView } from "@fairmile/contracts";
import { createSession, signIn, type Session } from "@fairmile/robots";
import { z } from "zod";
import type { ShopPlace } from "./pick-places.ts";
import type { PlannedOrder } from "./plan-orders.ts";
import { pressButton } from "./press-button.ts";

export interface ScenarioStore {
  readonly session: Session;
  readonly apiKey: string;
  readonly locationId: string;
  readonly shop: ShopPlace;
}

export interface PostedOrder {
  readonly order: PlannedOrder;
  readonly deliveryId: string;
  readonly trackingUrl: string;
  /** What the address search answered first to the typed street and number. */
  readonly door: AddressSuggestionView;
  readonly isFoundByName: boolean;
}

const posted = z.object({ id: z.string(), tracking_url: z.string() });
const quoted = z.object({ id: z.string() });

/** A person who signs up the store of a shop on the map, saves a card on the hosted page and makes an API key. */
export const openStore = async (
  input: { readonly apiUrl: string; readonly market: string; readonly shop: ShopPlace; readonly index: number },
  signal: AbortSignal,
): Promise<ScenarioStore> => {
  const { apiUrl, market, shop, index } = input;
  const session = createSession({ apiUrl, market, signal });
  await signIn(session, `scenario-store-${index + 1}@example.com`, signal);
  const place = { address: shop.address, point: shop.point };
  const view = await session.trpc.store.signUp.mutate({ name: shop.name, location: { name: shop.name, place } });
  const [location] = view.locations;
  if (location === undefined) throw new Error("the store has no location");
  const { url } = await session.trpc.store.startCardSetup.mutate({ returnPath: "/store" });
  const back = await pressButton(url, { choice: "complete", card: "pm_card_visa" }, signal);
  const sessionId = new URL(back).searchParams.get("session") ?? "";
  await session.trpc.store.finishCardSetup.mutate({ sessionId });
  const key = await session.trpc.apiKey.create.mutate({
    name: "Till",
    scopes: ["deliveries:read", "deliveries:write"],
  });
  return { session, apiKey: key.secret, locationId: location.id, shop };
};

/** The door as a person finds it: street and number typed into the search. */
const findDoor = async ({ session }: ScenarioStore, { door }: PlannedOrder) => {
  const text = `${door.houseNumber} ${door.street}`;
  const [first] = await session.trpc.address.search.query({ text, near: door.point, limit: 5 });
  if (first === undefined) throw new Error(`the search knows no "${text}"`);
  return { door: first, isFoundByName: first.street === door.street && first.houseNumber === door.houseNumber };
};

const dropoffOf = ({ no, wantsPin, wantsSignature }: PlannedOrder, door: AddressSuggestionView) => ({
  name: `Recipient ${no + 1}`,
  ...(no % 5 === 0 ? { email: `recipient-${no + 1}@example.com` } : {}),
  place: { address: door.label, point: door.point },
  verification: { photo: true, signature: wantsSignature, pin: wantsPin },
});

const VEHICLES = { bulky: ["scooter", "car"], any: ["bicycle", "ebike", "scooter", "car"] } as const;
const vehiclesFor = ({ isBulky }: PlannedOrder) => [...VEHICLES[isBulky ? "bulky" : "any"]];

const send = async ({ session, apiKey }: ScenarioStore, path: string, body: object): Promise<unknown> => {
  const response = await session.request(path, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return JSON.parse(text);
};

const byKey = async (store: ScenarioStore, order: PlannedOrder, door: AddressSuggestionView) => {
  const job = {
    pickup: { location_id: store.locationId },
    dropoff: dropoffOf(order, door),
    parcels: [{ name: "Parcel", size: "small", weight_grams: 800 }],
    vehicle_classes: vehiclesFor(order),
    tip: order.tipCents,
  };
  const quote = order.isQuoted ? { quote_id: quoted.parse(await send(store, "/v1/quotes", job)).id } : {};
  const answer = posted.parse(
    await send(store, "/v1/deliveries", { ...job, ...quote, external_id: `scenario-${order.no + 1}` }),
  );
  return { deliveryId: answer.id, trackingUrl: answer.tracking_url };
};

const byDashboard = async (store: ScenarioStore, order: PlannedOrder, door: AddressSuggestionView) => {
  const { trpc } = store.session;
  const job = {
    pickup: { locationId: store.locationId },
    dropoff: dropoffOf(order, door),
    parcels: [{ name: "Parcel", size: "small" as const, weightGrams: 800 }],
    vehicleClasses: vehiclesFor(order),
    tipCents: order.tipCents,
  };
  const quote = order.isQuoted ? { quoteId: (await trpc.quote.create.mutate(job)).id } : {};
  const view = await trpc.delivery.post.mutate({ ...job, ...quote, externalId: `scenario-${order.no + 1}` });
  return { deliveryId: view.id, trackingUrl: view.trackingUrl };
};

/** Posts one order through `/v1` or as the dashboard does, to the door that the address search finds. */
export const postOrder = async (store: ScenarioStore, order: PlannedOrder): Promise<PostedOrder> => {
  const found = await findDoor(store, order);
  const made = await (order.by === "v1" ? byKey : byDashboard)(store, order, found.door);
  return { order, ...made, ...found };
};

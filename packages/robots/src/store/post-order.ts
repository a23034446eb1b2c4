import { randomUUID } from "node:crypto";
import { answerOf } from "../net/failure.ts";
import type { Session } from "../net/session.ts";
import type { Order } from "./make-order.ts";

/** What a store keeps of a delivery it has posted. */
export interface Posted {
  readonly deliveryId: string;
  readonly trackingUrl: string;
  readonly feeCents: number;
}

export interface PostInput {
  readonly order: Order;
  readonly locationId: string;
  readonly externalId: string;
}

/** Posts as the dashboard does. */
export const postByDashboard = async (
  session: Session,
  { order, locationId, externalId }: PostInput,
): Promise<Posted> => {
  const { recipient, place, parcels, verification, notes, tipCents } = order;
  const view = await session.trpc.delivery.post.mutate({
    pickup: { locationId },
    dropoff: { ...recipient, place, verification, ...(notes === null ? {} : { notes }) },
    parcels: [...parcels],
    tipCents,
    externalId,
  });
  return { deliveryId: view.id, trackingUrl: view.trackingUrl, feeCents: view.fee.amountCents };
};

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (here, key) => (typeof here === "object" && here !== null ? Reflect.get(here, key) : undefined),
    value,
  );

const wireOf = ({ order, locationId }: Omit<PostInput, "externalId">) => ({
  pickup: { location_id: locationId },
  dropoff: {
    ...order.recipient,
    place: order.place,
    verification: order.verification,
    ...(order.notes === null ? {} : { notes: order.notes }),
  },
  parcels: order.parcels.map(({ weightGrams, ...parcel }) => ({ ...parcel, weight_grams: weightGrams })),
  tip: order.tipCents,
});

const send = async (session: Session, apiKey: string, path: string, body: object): Promise<unknown> =>
  answerOf(
    path,
    await session.request(path, {
      method: "POST",
      headers: {
        authorization: `Bearer ${apiKey}`,
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
      },
      body: JSON.stringify(body),
    }),
  );

/** Posts as a shop's own system does: through `/v1` with an API key, at a quote's price where `isQuoted`. */
export const postByKey = async (
  session: Session,
  apiKey: string,
  input: PostInput,
  isQuoted: boolean,
): Promise<Posted> => {
  const wire = wireOf(input);
  const quote = isQuoted ? at(await send(session, apiKey, "/v1/quotes", wire), "id") : undefined;
  const body = { ...wire, external_id: input.externalId, ...(quote === undefined ? {} : { quote_id: quote }) };
  const answer = await send(session, apiKey, "/v1/deliveries", body);
  const [id, url, fee] = [at(answer, "id"), at(answer, "tracking_url"), at(answer, "fee", "amount")];
  if (typeof id !== "string" || typeof url !== "string" || typeof fee !== "number") {
    throw new Error("/v1/deliveries answered without an id, a tracking link or a fee");
  }
  return { deliveryId: id, trackingUrl: url, feeCents: fee };
};

import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { placeAt } from "../testville.ts";
import type { Acknowledged } from "./acknowledged.ts";
import type { Caller } from "./caller.ts";
import type { Dice } from "./scripted-random.ts";
import type { SeededStore } from "./seed-crowd.ts";

const posted = z.object({ id: z.string() });
const quoted = z.object({ id: z.string() });

export interface StoreScript {
  readonly store: SeededStore;
  readonly call: Caller;
  readonly acks: Acknowledged;
  readonly dice: Dice;
  /** Milliseconds between two orders, on average. */
  readonly everyMs: number;
  readonly isOver: () => boolean;
}

const job = ({ store, dice }: StoreScript): Record<string, unknown> => ({
  pickup: { location_id: store.locationId },
  dropoff: {
    name: "Rita Recipient",
    place: { address: "Station Road 3", point: placeAt(dice.between(-1_500, 1_500), dice.between(-1_500, 1_500)) },
  },
  parcels: [{ size: "small" }],
  tip: dice.between(0, 3) * 50,
});

const quoteFirst = async (
  { call, store }: StoreScript,
  body: Record<string, unknown>,
): Promise<Record<string, unknown>> => {
  const answer = await call.insist({ method: "POST", path: "/v1/quotes", bearer: store.apiKey, body });
  return answer?.status === 201 ? { ...body, quote_id: quoted.parse(answer.body).id } : body;
};

/** A checkout on `/v1`: posts orders, a third of them at a quote's price, and takes back one in ten. */
export const runStore = async (script: StoreScript): Promise<void> => {
  const { store, call, acks, dice, isOver } = script;
  while (!isOver()) {
    await sleep(dice.between(0, script.everyMs * 2));
    const plain = job(script);
    const body = dice.share() < 0.34 ? await quoteFirst(script, plain) : plain;
    const answer = await call.insist({ method: "POST", path: "/v1/deliveries", bearer: store.apiKey, body });
    if (answer === null) return;
    if (answer.status !== 201)
      throw new Error(`an order was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    const deliveryId = posted.parse(answer.body).id;
    acks.deliveries.push({ deliveryId, storeId: store.storeId });
    if (dice.share() >= 0.1) continue;
    const path = `/v1/deliveries/${deliveryId}/cancel`;
    const cancelled = await call.insist({ method: "POST", path, bearer: store.apiKey, body: {} });
    if (cancelled?.status === 200) acks.cancelled.push(deliveryId);
  }
};

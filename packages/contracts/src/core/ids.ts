import { z } from "zod";
import type { Brand } from "./brand.ts";

/** Every kind of id and the prefix that shows it, as in `dlv_01J…`. */
export const ID_PREFIXES = {
  market: "mkt",
  store: "sto",
  location: "loc",
  driver: "drv",
  quote: "qte",
  delivery: "dlv",
  parcel: "pcl",
  batch: "bat",
  offer: "ofr",
  ask: "ask",
  award: "awd",
  assignment: "asg",
  stop: "stp",
  proof: "prf",
  receipt: "rct",
  entry: "jrn",
  payment: "pay",
  transfer: "trf",
  payout: "pot",
  apiKey: "key",
  webhookEndpoint: "whe",
  webhookDelivery: "whd",
  event: "evt",
  message: "msg",
  audit: "aud",
  request: "req",
  pushSubscription: "psh",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;
/** An id of one kind; ids of different kinds do not mix. */
export type Id<K extends IdKind> = Brand<string, `${K}Id`>;

export type MarketId = Id<"market">;
export type StoreId = Id<"store">;
export type LocationId = Id<"location">;
export type DriverId = Id<"driver">;
export type QuoteId = Id<"quote">;
export type DeliveryId = Id<"delivery">;
export type ParcelId = Id<"parcel">;
export type BatchId = Id<"batch">;
/** A lot is its batch while it is for sale, so it bears the batch's id. */
export type LotId = BatchId;
export type OfferId = Id<"offer">;
export type AskId = Id<"ask">;
export type AwardId = Id<"award">;
export type AssignmentId = Id<"assignment">;
export type StopId = Id<"stop">;
export type ProofId = Id<"proof">;
export type ReceiptId = Id<"receipt">;
export type EntryId = Id<"entry">;

/** Matches an id of one kind: its prefix and 6 to 32 lower-case letters or digits. */
export const idSchema = <K extends IdKind>(kind: K) =>
  z
    .string()
    .regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-z]{6,32}$`), { message: `invalid_id` })
    .transform((s) => s as Id<K>);

/** Mints ids; deterministic in a simulation, random in production. */
export interface Ids {
  readonly next: <K extends IdKind>(kind: K) => Id<K>;
}

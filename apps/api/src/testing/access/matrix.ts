import type { Access } from "../../platform/actor.ts";

/** What a verb's input may name. */
export const OBJECT_KINDS = [
  "delivery",
  "apiKey",
  "webhookEndpoint",
  "offer",
  "ask",
  "award",
  "assignment",
  "stop",
  "receipt",
  "driver",
  "batch",
  "round",
] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];

export interface Row {
  readonly allow: readonly Access[];
  /** The object the input names, and a valid input around its id. */
  readonly object?: { readonly kind: ObjectKind; readonly input: (id: string) => unknown };
}

const staff = ["admin", "support"] as const;
const members = ["store_owner", "store_staff"] as const;
const readers = [...members, "api_key:read"] as const;
const writers = [...members, "api_key:write"] as const;
const open = (allow: readonly Access[]): Row => ({ allow });
const on = (kind: ObjectKind, allow: readonly Access[], input: (id: string) => unknown): Row => ({
  allow,
  object: { kind, input },
});

/**
 * Who may do what, said a second time and on purpose: the verbs declare it where they are written, this table declares it
 * for all of them in one place, and the test holds the two against each other and against what really happens. A verb
 * without a row fails the build.
 */
export const ACCESS_MATRIX: Readonly<Record<string, Row>> = {
  "market.get": open(["anonymous"]),
  "market.clock": open(["anonymous"]),
  "address.search": open(["user", "api_key:read"]),
  "address.reverse": open(["user", "api_key:read"]),
  "me.get": open(["user"]),
  "store.signUp": open(["user"]),
  "store.get": open(members),
  "store.addLocation": open(["store_owner", "api_key:write"]),
  "store.listLocations": open(readers),
  "store.listMembers": open(members),
  "store.startCardSetup": open(["store_owner"]),
  "store.finishCardSetup": open(["store_owner"]),
  "store.inviteMember": open(["store_owner"]),
  "store.acceptInvitation": open(["user"]),
  "quote.create": open(writers),
  "delivery.post": open(writers),
  "delivery.get": on("delivery", [...readers, ...staff], (deliveryId) => ({ deliveryId })),
  "delivery.list": open(readers),
  "delivery.board": open(members),
  "delivery.cancel": on("delivery", [...writers, "admin", "system"], (deliveryId) => ({ deliveryId })),
  "delivery.receipt": on("delivery", [...readers, ...staff], (deliveryId) => ({ deliveryId })),
  "delivery.listReceipts": open(members),
  "delivery.proofs": on("delivery", [...readers, ...staff], (deliveryId) => ({ deliveryId })),
  "delivery.decideUndeliverable": on("delivery", [...writers, ...staff, "system"], (deliveryId) => ({
    deliveryId,
    decision: "return",
  })),
  "track.get": open(["anonymous"]),
  "apiKey.create": open(["store_owner"]),
  "apiKey.list": open(["store_owner"]),
  "apiKey.revoke": on("apiKey", ["store_owner"], (apiKeyId) => ({ apiKeyId })),
  "webhookEndpoint.create": open(["store_owner"]),
  "webhookEndpoint.list": open(["store_owner"]),
  "webhookEndpoint.delete": on("webhookEndpoint", ["store_owner"], (webhookEndpointId) => ({ webhookEndpointId })),
  "webhookEndpoint.deliveries": on("webhookEndpoint", ["store_owner"], (webhookEndpointId) => ({ webhookEndpointId })),
  "webhookEndpoint.test": on("webhookEndpoint", ["store_owner"], (webhookEndpointId) => ({ webhookEndpointId })),
  "driver.apply": open(["user"]),
  "driver.get": open(["driver"]),
  "driver.goOnline": open(["driver"]),
  "driver.goOffline": open(["driver"]),
  "driver.token": open(["driver"]),
  "driver.setRateCard": open(["driver"]),
  "driver.subscribePush": open(["user"]),
  "driver.pushKey": open(["user"]),
  "offer.list": open(["driver"]),
  "offer.claim": on("offer", ["driver"], (offerId) => ({ offerId })),
  "offer.bid": on("offer", ["driver"], (offerId) => ({ offerId, askCents: 1 })),
  "offer.withdraw": on("ask", ["driver"], (askId) => ({ askId })),
  "award.confirm": on("award", ["driver"], (awardId) => ({ awardId })),
  "award.decline": on("award", ["driver"], (awardId) => ({ awardId })),
  "route.get": open(["driver"]),
  "route.directions": open(["driver"]),
  "route.start": on("assignment", ["driver"], (assignmentId) => ({ assignmentId })),
  "route.handBack": on("assignment", ["driver"], (assignmentId) => ({ assignmentId, reason: "other" })),
  "stop.arrive": on("stop", ["driver"], (stopId) => ({ stopId })),
  "stop.complete": on("stop", ["driver"], (stopId) => ({ stopId })),
  "stop.fail": on("stop", ["driver"], (stopId) => ({ stopId, reason: "nobody_in" })),
  "receipt.list": open(["driver"]),
  "receipt.get": on("receipt", ["driver"], (receiptId) => ({ receiptId })),
  "earnings.get": open(["driver"]),
  "payoutAccount.start": open(["driver"]),
  "payoutAccount.refresh": open(["driver"]),
  "ledger.get": open(staff),
  "payout.list": open(staff),
  "payout.runNow": open(["admin"]),
  "reconciliation.get": open(staff),
  "health.money": open(staff),
  "surge.get": open(["driver", ...staff]),
  "health.get": open(staff),
  "promise.error": open(staff),
  "admin.live": open(staff),
  "admin.listDrivers": open(staff),
  "admin.decideDriver": on("driver", ["admin"], (driverId) => ({
    driverId,
    decision: "suspend",
    reason: "a test of access",
  })),
  "round.list": open(staff),
  "round.get": on("round", staff, (id) => ({ roundNo: Number(id) })),
  "round.document": on("round", staff, (id) => ({ roundNo: Number(id) })),
  "policy.get": open(staff),
  "policy.list": open(staff),
  "policy.publish": open(["admin"]),
  "lot.decide": on("batch", ["admin"], (batchId) => ({ batchId, decision: "withdraw", reason: "a test of access" })),
  "audit.list": open(staff),
  "audit.verify": open(staff),
  "message.inbox": open(["anonymous"]),
};

import type { EventType } from "@fairmile/contracts";

const SALE = ["offer", "lot", "admin", "delivery"];
const RESULT = ["offer", "receipt", "driver", "route", "award", "admin", "round"];
const MOVE = ["delivery", "route", "track", "admin", "assignment"];
const MONEY = ["earnings", "delivery", "ledger", "payout", "reconciliation", "store"];

/** Whose queries (by the first part of their verb) are fetched anew when something of this type has changed. */
export const INVALIDATED: Readonly<Record<EventType, readonly string[]>> = {
  "delivery.created": MOVE,
  "delivery.batched": MOVE,
  "delivery.assigned": MOVE,
  "delivery.courier_imminent": MOVE,
  "delivery.picked_up": MOVE,
  "delivery.status_changed": MOVE,
  "delivery.eta_changed": MOVE,
  "delivery.delivered": [...MOVE, "earnings", "driver"],
  "delivery.undeliverable": MOVE,
  "delivery.returned": [...MOVE, "earnings", "driver"],
  "delivery.cancelled": [...MOVE, "offer"],
  "quote.expired": ["quote"],
  "lot.opened": SALE,
  "lot.changed": SALE,
  "offer.shown": ["offer"],
  "ask.received": ["offer"],
  "round.cleared": ["offer", "round", "lot", "admin"],
  "award.won": RESULT,
  "award.lost": RESULT,
  "award.changed": RESULT,
  "assignment.changed": ["route", "driver", "offer", "admin", "assignment"],
  "driver.changed": ["driver", "me", "admin"],
  "store.changed": ["store", "me"],
  "payment.changed": MONEY,
  "transfer.changed": MONEY,
  "payout.paid": MONEY,
  "payout.changed": MONEY,
  "policy.published": ["policy", "market", "offer"],
  "message.sent": ["message"],
};

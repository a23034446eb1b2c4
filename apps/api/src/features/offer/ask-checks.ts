import { AppError, type AskReceiptView, type Cents, type DriverId, type OfferId } from "@fairmile/contracts";
import type { ask, batch, driver, offer } from "@fairmile/db";
import { assertMayWork } from "../driver/standing.ts";
import type { AskRound } from "./ask-round.ts";

export interface AskInput {
  readonly driverId: DriverId;
  readonly offerId: OfferId;
  readonly kind: "claim" | "bid";
  readonly askCents: Cents | null;
}

export interface Found {
  readonly offer: Pick<typeof offer.$inferSelect, "id" | "roundNo" | "postedCents" | "expiresAtMs">;
  readonly batch: Pick<typeof batch.$inferSelect, "id" | "status" | "openedAtMs">;
  readonly driver: Pick<typeof driver.$inferSelect, "id" | "status" | "presence">;
  readonly positionAtMs: number | null;
  readonly live: Pick<typeof ask.$inferSelect, "id" | "kind" | "askCents"> | null;
}

/** Each way an offer can be no longer for sale has its own answer. */
const assertForSale = ({ batch: lot, offer: shown }: Found, nowMs: number): void => {
  if (lot.status === "withdrawn") throw new AppError("lot_withdrawn");
  if (lot.status === "forming" || lot.status === "unsold") throw new AppError("lot_wrong_state");
  if (lot.status !== "open") throw new AppError("lot_sold");
  if (shown.expiresAtMs <= nowMs) throw new AppError("offer_expired");
};

const assertMayAsk = (row: Found, nowMs: number, freshMs: number): void => {
  assertMayWork(row.driver);
  if (row.driver.presence === "offline") throw new AppError("driver_offline");
  if (row.driver.presence === "on_route") throw new AppError("driver_on_route");
  if (row.positionAtMs === null || nowMs - row.positionAtMs > freshMs) throw new AppError("position_stale");
};

/**
 * Refuses an ask that cannot count, with the one reason that comes first: not this driver's offer (the same answer as
 * none), no longer for sale, may not work now, above the price shown, or already in just so.
 */
export const assertAsk = (row: Found | undefined, input: AskInput, nowMs: number, freshMs: number): Found => {
  if (row === undefined) throw new AppError("not_found");
  assertForSale(row, nowMs);
  assertMayAsk(row, nowMs, freshMs);
  if (input.askCents !== null && input.askCents > row.offer.postedCents) {
    throw new AppError("ask_above_posted", { fields: [{ path: "askCents", code: "too_big" }] });
  }
  // Two taps are one claim.
  if (row.live !== null && row.live.kind === input.kind && row.live.askCents === input.askCents) {
    throw new AppError("already_claimed");
  }
  return row;
};

/** What the driver is told once the ask is durable: the round that will clear it, and when that closes. */
export const askReceipt = (
  askId: string,
  row: Found,
  input: AskInput,
  open: AskRound,
  nowMs: number,
): AskReceiptView => {
  const exposedAtMs = (row.batch.openedAtMs ?? nowMs) + open.exposureMs;
  return {
    askId,
    lotId: row.batch.id,
    kind: input.kind,
    roundNo: open.roundNo,
    closesAtMs: Math.max(open.closesAtMs, exposedAtMs),
    afterFreeze: open.roundNo > row.offer.roundNo && exposedAtMs <= nowMs,
  };
};

import { AppError, type AskReceiptView, type Cents, type DriverId, type OfferId } from "@fairmile/contracts";
import { ask, batch, driver, driverPosition, offer, type Transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import type { Notes } from "../../platform/notes.ts";
import type { Ctx } from "../../platform/services.ts";
import { assertMayWork } from "../driver/standing.ts";
import { currentPolicy } from "../policy/current-policy.ts";
import { askRound } from "./ask-round.ts";

export interface AskInput {
  readonly driverId: DriverId;
  readonly offerId: OfferId;
  readonly kind: "claim" | "bid";
  readonly askCents: Cents | null;
}

interface Found {
  readonly offer: typeof offer.$inferSelect;
  readonly batch: typeof batch.$inferSelect;
  readonly driver: typeof driver.$inferSelect;
  readonly positionAtMs: number | null;
}

const find = async (tx: Transaction, marketId: string, input: AskInput): Promise<Found> => {
  const [row] = await tx.db
    .select({ offer, batch, driver, positionAtMs: driverPosition.atMs })
    .from(offer)
    .innerJoin(batch, and(eq(batch.marketId, offer.marketId), eq(batch.id, offer.batchId)))
    .innerJoin(driver, and(eq(driver.marketId, offer.marketId), eq(driver.id, offer.driverId)))
    .leftJoin(driverPosition, and(eq(driverPosition.marketId, driver.marketId), eq(driverPosition.driverId, driver.id)))
    .where(and(eq(offer.marketId, marketId), eq(offer.id, input.offerId), eq(offer.driverId, input.driverId)));
  // Another driver's offer is answered like one that does not exist.
  if (row === undefined) throw new AppError("not_found");
  return row;
};

/** Each way an offer can be no longer for sale has its own answer. */
const assertForSale = ({ batch: lot, offer: shown }: Found, nowMs: number): void => {
  if (lot.status === "withdrawn") throw new AppError("lot_withdrawn");
  if (lot.status !== "open") throw new AppError(lot.status === "forming" || lot.status === "unsold" ? "lot_wrong_state" : "lot_sold");
  if (shown.expiresAtMs <= nowMs) throw new AppError("offer_expired");
};

const assertMayAsk = (row: Found, nowMs: number, freshMs: number): void => {
  assertMayWork(row.driver);
  if (row.driver.presence === "offline") throw new AppError("driver_offline");
  if (row.driver.presence === "on_route") throw new AppError("driver_on_route");
  if (row.positionAtMs === null || nowMs - row.positionAtMs > freshMs) throw new AppError("position_stale");
};

/** Takes out what this driver had in on the lot; the same thing again is refused, so that two taps are one claim. */
const replaceLive = async (tx: Transaction, marketId: string, row: Found, input: AskInput, nowMs: number): Promise<void> => {
  const mine = and(
    eq(ask.marketId, marketId),
    eq(ask.batchId, row.batch.id),
    eq(ask.driverId, input.driverId),
    eq(ask.status, "live"),
  );
  const [live] = await tx.db.select().from(ask).where(mine).for("update");
  if (live === undefined) return;
  if (live.kind === input.kind && live.askCents === input.askCents) throw new AppError("already_claimed");
  await tx.db.update(ask).set({ status: "replaced", endedAtMs: nowMs }).where(mine);
};

/**
 * Puts a claim or a bid in. It is in the round that is open when it passes the gate; arrival order inside that round
 * decides nothing. The answer is given once the ask is durable, and names the round.
 */
export const placeAsk = async (
  { ctx, tx, note }: { readonly ctx: Ctx; readonly tx: Transaction; readonly note: Notes },
  input: AskInput,
): Promise<AskReceiptView> => {
  const marketId = ctx.market.id;
  const nowMs = ctx.clock.now();
  const open = await askRound(tx, { marketId, nowMs });
  const row = await find(tx, marketId, input);
  const { policy } = await currentPolicy(tx, marketId, nowMs);
  assertForSale(row, nowMs);
  assertMayAsk(row, nowMs, policy.round.positionFreshMs);
  if (input.askCents !== null && input.askCents > row.offer.postedCents) {
    throw new AppError("ask_above_posted", { fields: [{ path: "askCents", code: "too_big" }] });
  }
  await replaceLive(tx, marketId, row, input, nowMs);
  const id = ctx.ids.next("ask");
  await tx.db.insert(ask).values({
    marketId,
    id,
    offerId: input.offerId,
    batchId: row.batch.id,
    driverId: input.driverId,
    kind: input.kind,
    askCents: input.askCents,
    status: "live",
    roundNo: open.roundNo,
    idempotencyKey: ctx.idempotencyKey ?? id,
    receivedAtMs: nowMs,
  });
  note.audit(id, { batchId: row.batch.id, kind: input.kind });
  note.event({ type: "ask.received", subject: id, audience: [`driver:${input.driverId}`], data: { batchId: row.batch.id } });
  const exposedAtMs = (row.batch.openedAtMs ?? nowMs) + open.exposureMs;
  return {
    askId: id,
    lotId: row.batch.id,
    kind: input.kind,
    roundNo: open.roundNo,
    closesAtMs: Math.max(open.closesAtMs, exposedAtMs),
    afterFreeze: open.roundNo > row.offer.roundNo && exposedAtMs <= nowMs,
  };
};

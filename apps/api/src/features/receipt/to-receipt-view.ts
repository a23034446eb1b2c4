import type { DriverId, DriverReceiptView, LotId } from "@fairmile/contracts";
import type { award, batch, receipt, round } from "@fairmile/db";
import { explainAward, explainLoss, type RoundDocument, type RoundOutcome } from "@fairmile/matching";
import type { Ctx } from "../../platform/services.ts";

export interface ReceiptRow {
  readonly receipt: typeof receipt.$inferSelect;
  readonly round: Pick<typeof round.$inferSelect, "document" | "outcome">;
  readonly batch: typeof batch.$inferSelect;
  readonly award: typeof award.$inferSelect | null;
}

/** The stored rounds are ours, canonical JSON of these very types. */
const parseRound = (
  row: ReceiptRow["round"],
): { readonly document: RoundDocument; readonly outcome: RoundOutcome } => ({
  document: JSON.parse(row.document) as RoundDocument,
  outcome: JSON.parse(row.outcome) as RoundOutcome,
});

const figures = (row: ReceiptRow, document: RoundDocument, outcome: RoundOutcome) => {
  const lotId = row.receipt.batchId as LotId;
  if (row.receipt.result === "won") {
    const told = explainAward(outcome, lotId);
    if (!told.ok) throw new Error(`receipt ${row.receipt.id}: ${told.code}`);
    const { explanation: e } = told;
    return {
      kind:
        e.code === "won_bid" ? ("bid" as const) : e.code === "won_claim" ? ("claim" as const) : ("autopilot" as const),
      askCents: e.askCents,
      floorCents: e.floorCents,
      postedCents: e.postedCents,
      payCents: e.payCents,
      welfareWithCents: e.welfareWithCents,
      welfareWithoutCents: e.welfareWithoutCents,
      wouldHaveWonCents: null,
      sentence: e.sentence,
    };
  }
  const driverId = row.receipt.driverId as DriverId;
  const told = explainLoss(document, outcome, lotId, driverId);
  if (!told.ok) throw new Error(`receipt ${row.receipt.id}: ${told.code}`);
  const loss = outcome.losses.find((l) => l.lotId === lotId && l.driverId === driverId);
  const { explanation: e } = told;
  return {
    kind: loss?.kind ?? ("bid" as const),
    askCents: e.askCents,
    floorCents: e.floorCents,
    postedCents: e.postedCents,
    payCents: null,
    welfareWithCents: null,
    welfareWithoutCents: null,
    wouldHaveWonCents: e.wouldHaveWonCents,
    sentence: e.sentence,
  };
};

/** What one driver is told of one lot in one round: their own figures and the reason, worked out from the stored round. */
export const toReceiptView = (ctx: Ctx, row: ReceiptRow): DriverReceiptView => {
  const { document, outcome } = parseRound(row.round);
  const told = figures(row, document, outcome);
  return {
    id: row.receipt.id,
    roundNo: row.receipt.roundNo,
    lotId: row.receipt.batchId,
    result: row.receipt.result,
    atMs: row.receipt.atMs,
    storeName: row.batch.storeName,
    stops: row.batch.stops.length,
    endsIn: row.batch.endsIn,
    currency: ctx.market.currency,
    tipCents: row.batch.tipCents,
    ...told,
    sentence: { key: told.sentence.key, params: { ...told.sentence.params } },
    award:
      row.award === null ? null : { id: row.award.id, status: row.award.status, confirmByMs: row.award.confirmByMs },
  };
};

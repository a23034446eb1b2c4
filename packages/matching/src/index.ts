export { ENGINE_VERSION } from "./version.ts";
export type { Refusal } from "./refusal.ts";
export { canonicalJson } from "./canonical/canonical-json.ts";
export { PARCEL_UNITS, VEHICLE_CAPACITY, type Capacity } from "./eligibility/vehicle-capacity.ts";
export { addLoads, fits, NO_LOAD, parcelLoad, type Load, type ParcelLine } from "./eligibility/parcel-load.ts";
export { vehiclesFor, vehiclesForLoad } from "./eligibility/vehicles-for.ts";
export {
  eligibility,
  presenceRefusal,
  type DriverFacts,
  type IneligibleCode,
  type LotFacts,
} from "./eligibility/eligibility.ts";
export { quoteFee, type FeeComponent, type FeeComponentType, type FeeQuote } from "./price/quote-fee.ts";
export { payCapCents } from "./price/pay-cap-cents.ts";
export { payFloorCents } from "./price/pay-floor-cents.ts";
export { latenessCents } from "./price/lateness-cents.ts";
export { postedCents } from "./price/posted-cents.ts";
export { circleWideAfterMs, reserveCents, travelLimitMs, type ReserveInput } from "./price/reserve-cents.ts";
export {
  ASK_KINDS,
  type AskKind,
  type RoundAsk,
  type RoundDocument,
  type RoundDriver,
  type RoundEdge,
  type RoundFacts,
  type RoundLot,
  type RoundPolicy,
  type RoundStop,
} from "./round/round-document.ts";
export type { EdgePrice, LotPrice, RoundPrices } from "./round/round-prices.ts";
export type {
  LossCode,
  LotResult,
  LotResultCode,
  RoundAward,
  RoundLoss,
  RoundOutcome,
  ZoneShadow,
} from "./round/round-outcome.ts";
export type { RowCode } from "./round/check-rows.ts";
export { latestStartMs, lotAgeMs, priceRound, stopArrivalsMs } from "./round/price-round.ts";
export { clearRound } from "./round/clear-round.ts";
export { replay } from "./round/replay.ts";
export { MIN_ZONE_DRIVERS } from "./surge/zone-shadows.ts";
export { updateSurge, type ZoneSurge } from "./surge/update-surge.ts";
export { MAX_EXACT_DELIVERIES, planRoute } from "./route/plan-route.ts";
export { MAX_ROUTE_DELIVERIES } from "./route/check-route.ts";
export { planInsertion, type PlannedInsertion } from "./route/plan-insertion.ts";
export type {
  OnBoardDelivery,
  PlannedRoute,
  PlannedStop,
  RouteDelivery,
  RouteInput,
  RouteRefusalCode,
  TravelTable,
} from "./route/route-problem.ts";
export { formBatches, leadMs } from "./bundle/form-batches.ts";
export type {
  BatchDelivery,
  BatchPolicy,
  FormBatchesInput,
  FormedBatch,
  FormedBatches,
  HeldDelivery,
  RefusedDelivery,
} from "./bundle/batch-types.ts";
export { explainAward } from "./round/explain-award.ts";
export { explainLoss } from "./round/explain-loss.ts";
export { changesWithout, type LotChange } from "./round/changes-without.ts";
export type {
  AwardExplanation,
  ExplainRefusalCode,
  ExplanationSentence,
  LossExplanation,
} from "./round/explanation.ts";

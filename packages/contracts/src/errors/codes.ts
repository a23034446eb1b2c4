/**
 * The one catalogue of errors. Each code has one HTTP status here and one sentence in messages/en/errors.ts;
 * both are total over this list, so a code without them does not compile.
 */
export const ERROR_STATUS = {
  // who and what
  unauthenticated: 401,
  session_expired: 401,
  api_key_invalid: 401,
  forbidden: 403,
  not_found: 404,
  route_unknown: 404,
  // the input itself
  invalid_input: 422,
  body_too_large: 413,
  body_not_json: 400,
  unsupported_media: 415,
  rate_limited: 429,
  idempotency_key_missing: 400,
  idempotency_key_reused: 409,
  idempotency_in_progress: 409,
  version_conflict: 409,
  external_id_taken: 409,
  // stores, quotes, deliveries
  outside_market: 422,
  window_in_past: 422,
  window_impossible: 422,
  window_too_far: 422,
  parcel_too_big: 422,
  address_unknown: 422,
  store_not_ready: 409,
  card_declined: 402,
  quote_expired: 409,
  quote_used: 409,
  quote_mismatch: 409,
  delivery_wrong_state: 409,
  delivery_ended: 409,
  delivery_already_picked_up: 409,
  // the auction
  lot_wrong_state: 409,
  lot_sold: 409,
  lot_withdrawn: 409,
  offer_expired: 409,
  ask_above_posted: 422,
  already_claimed: 409,
  award_over: 409,
  award_already_confirmed: 409,
  award_not_confirmed: 409,
  round_unknown: 404,
  // drivers
  driver_not_approved: 403,
  driver_suspended: 403,
  driver_closed: 403,
  driver_wrong_state: 409,
  driver_offline: 409,
  driver_on_route: 409,
  driver_no_payout_account: 409,
  position_stale: 409,
  position_future: 422,
  vehicle_unfit: 409,
  // stops and proofs
  stop_wrong_state: 409,
  stop_out_of_order: 409,
  proof_missing: 422,
  proof_wrong_pin: 422,
  proof_not_image: 422,
  proof_too_large: 413,
  too_far_from_stop: 409,
  link_expired: 403,
  // money
  payment_wrong_state: 409,
  payout_wrong_state: 409,
  stripe_signature_invalid: 400,
  stripe_unavailable: 503,
  policy_version_conflict: 409,
  // the house
  market_unknown: 404,
  market_closed: 409,
  database_unavailable: 503,
  shutting_down: 503,
  demo_only: 404,
  internal: 500,
} as const satisfies Record<string, 400 | 401 | 402 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503>;

export type ErrorCode = keyof typeof ERROR_STATUS;
export const ERROR_CODES = Object.keys(ERROR_STATUS) as ErrorCode[];

/** Codes that a single field of an input can be refused with. */
export const FIELD_CODES = [
  "required",
  "unknown_field",
  "wrong_type",
  "too_small",
  "too_big",
  "too_short",
  "too_long",
  "invalid_format",
  "invalid_id",
  "invalid_choice",
  "out_of_range",
  "not_integer",
  "in_past",
  "after_deadline",
  "outside_market",
  "no_vehicle",
  "unknown_address",
  "duplicate",
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

/** One refused field: a dotted path (`parcels.0.weightGrams`) and a code. */
export interface FieldError {
  readonly path: string;
  readonly code: FieldCode;
}

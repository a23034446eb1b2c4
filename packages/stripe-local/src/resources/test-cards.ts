/** Why an issuer says no. */
export interface Decline {
  readonly code: string;
  readonly decline_code: string;
  readonly message: string;
}

/** A test card: what it looks like and how its issuer behaves. */
export interface TestCard {
  readonly brand: "visa" | "mastercard" | "amex";
  readonly last4: string;
  readonly funding: "credit" | "debit";
  /** The answer to being saved (attached, or set up); null accepts. */
  readonly onSave: Decline | null;
  /** The answer to a charge; null accepts. */
  readonly onCharge: Decline | null;
  /** When the holder must authenticate: at every charge, or only until it was once set up. */
  readonly authentication: "never" | "always" | "until_set_up";
  /** Its money is available at once instead of after the settlement time. */
  readonly bypassesPending: boolean;
}

const decline = (decline_code: string, message: string, code = "card_declined"): Decline => ({
  code,
  decline_code,
  message,
});
const GENERIC = decline("generic_decline", "Your card was declined.");

export const AUTHENTICATION_REQUIRED = decline(
  "authentication_required",
  "Your card was declined. This transaction requires authentication.",
  "authentication_required",
);

const visa: TestCard = {
  brand: "visa",
  last4: "4242",
  funding: "credit",
  onSave: null,
  onCharge: null,
  authentication: "never",
  bypassesPending: false,
};
const declining = (last4: string, why: Decline): TestCard => ({ ...visa, last4, onSave: why, onCharge: why });

const funds = declining("9995", decline("insufficient_funds", "Your card has insufficient funds."));
const lost = declining("9987", decline("lost_card", "Your card was declined."));
const stolen = declining("9979", decline("stolen_card", "Your card was declined."));
const expired = declining("0069", decline("expired_card", "Your card has expired.", "expired_card"));
const cvc = declining("0127", decline("incorrect_cvc", "Your card's security code is incorrect.", "incorrect_cvc"));
const processing = declining(
  "0119",
  decline(
    "processing_error",
    "An error occurred while processing your card. Try again in a little bit.",
    "processing_error",
  ),
);

/** Stripe's test tokens that the double knows, under their older and newer names. */
export const TEST_CARDS: Readonly<Record<string, TestCard>> = {
  pm_card_visa: visa,
  pm_card_visa_debit: { ...visa, last4: "5556", funding: "debit" },
  pm_card_mastercard: { ...visa, brand: "mastercard", last4: "4444" },
  pm_card_amex: { ...visa, brand: "amex", last4: "8431" },
  pm_card_bypassPending: { ...visa, last4: "0077", bypassesPending: true },
  pm_card_chargeDeclined: declining("0002", GENERIC),
  pm_card_visa_chargeDeclined: declining("0002", GENERIC),
  pm_card_chargeDeclinedInsufficientFunds: funds,
  pm_card_visa_chargeDeclinedInsufficientFunds: funds,
  pm_card_chargeDeclinedLostCard: lost,
  pm_card_visa_chargeDeclinedLostCard: lost,
  pm_card_chargeDeclinedStolenCard: stolen,
  pm_card_visa_chargeDeclinedStolenCard: stolen,
  pm_card_chargeDeclinedExpiredCard: expired,
  pm_card_chargeDeclinedIncorrectCvc: cvc,
  pm_card_chargeDeclinedProcessingError: processing,
  /** Can be saved, but every charge is declined. */
  pm_card_chargeCustomerFail: { ...visa, last4: "0341", onCharge: GENERIC },
  pm_card_authenticationRequired: { ...visa, last4: "3184", authentication: "always" },
  pm_card_authenticationRequiredOnSetup: { ...visa, last4: "3155", authentication: "until_set_up" },
};

/** The words of the double's own pages. They say plainly what the pages are. */
export const WORDS = {
  onboarding: {
    title: "Stripe (local double): onboarding",
    lead: "This page stands in for Stripe's onboarding. No real person is checked, no bank is told, no money moves.",
    account: "Account",
    bank: "Bank account",
    bankWorks: "Test account •••• 6789, takes payouts",
    bankCloses: "Test account •••• 1113, refuses every payout (closed)",
    complete: "Complete",
  },
  authentication: {
    title: "Stripe (local double): card authentication",
    lead: "This page stands in for the bank of the card's holder.",
    subject: "Payment or set-up",
    complete: "Authenticate",
    fail: "Fail",
  },
  checkout: {
    title: "Stripe (local double): save a card",
    lead: "This page stands in for Stripe's. No real card is asked for, no money moves.",
    card: "Card",
    cards: {
      pm_card_visa: "Visa •••• 4242, works",
      pm_card_bypassPending: "Visa •••• 0077, works, and its money is available at once",
      pm_card_chargeCustomerFail: "Visa •••• 0341, is saved, but every charge is declined later",
      pm_card_chargeDeclinedInsufficientFunds: "Visa •••• 9995, refused: insufficient funds",
    },
    unknownCard: "Choose one of the cards in the list.",
    complete: "Save card",
    back: "Back",
  },
  done: { title: "Stripe (local double)", lead: "Done. You can close this page." },
  gone: { title: "Stripe (local double)", lead: "This link was used, has expired, or never was." },
} as const;

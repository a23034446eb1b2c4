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
  done: { title: "Stripe (local double)", lead: "Done. You can close this page." },
  gone: { title: "Stripe (local double)", lead: "This link was used, has expired, or never was." },
} as const;

/** The processor's price for a card payment: 1.4 % of what is captured and 25 minor units. */
const RATE_PER_MILLE = 14;
const FIXED_CENTS = 25;

/** The fee on a captured amount, both in minor units of its currency; exact, halves rounded up. */
export const processingFeeCents = (capturedCents: number): number =>
  Math.floor((capturedCents * RATE_PER_MILLE + 500) / 1_000) + FIXED_CENTS;

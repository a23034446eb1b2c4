const LEFT = 8;
const RIGHT = 112;
const OVER = 126;

/** Places an amount between the floor's tick and the posted price's; above the posted price it stands outside, to the right. */
export const payLineScale =
  (floorCents: number, postedCents: number): ((amountCents: number) => number) =>
  (amountCents) => {
    if (amountCents > postedCents) return OVER;
    const span = postedCents - floorCents;
    const share = span > 0 ? (amountCents - floorCents) / span : 1;
    return LEFT + Math.min(1, Math.max(0, share)) * (RIGHT - LEFT);
  };

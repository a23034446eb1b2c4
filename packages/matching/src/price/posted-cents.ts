import { cents, type Cents } from "@fairmile/contracts";

/**
 * The posted price of one lot for one driver: the reserve less what this driver's lateness would cost, never below an
 * unexpired offer shown to that driver, and at the reserve's cap never below the pay floor.
 */
export const postedCents = (input: {
  readonly reserveCents: number;
  readonly latenessCents: number;
  readonly floorCents: number;
  readonly heldPostedCents: number | null;
  readonly isAtCap: boolean;
}): Cents =>
  cents(
    Math.max(
      0,
      input.reserveCents - input.latenessCents,
      input.heldPostedCents ?? 0,
      input.isAtCap ? input.floorCents : 0,
    ),
  );

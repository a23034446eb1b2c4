import type { Random } from "@fairmile/contracts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Mints Stripe-shaped ids and secrets: `mint("pi")` → `pi_` and 24 letters or digits. */
export type Mint = (prefix: string, length?: number) => string;

export const createMint =
  (random: Random): Mint =>
  (prefix, length = 24) =>
    `${prefix}_${Array.from(random.bytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join("")}`;

import { createHmac } from "node:crypto";

/** The `Stripe-Signature` header of a payload: HMAC-SHA256 over `<seconds>.<payload>`, as `constructEvent` verifies it. */
export const signatureHeader = (payload: string, secret: string, seconds: number): string =>
  `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex")}`;

import type { Random } from "@fairmile/contracts";

/** `bytes` random bytes in base64url, for secrets and links: 16 bytes are 128 bits. */
export const randomToken = (random: Random, bytes: number): string =>
  Buffer.from(random.bytes(bytes)).toString("base64url");

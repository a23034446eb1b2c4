import { createHmac } from "node:crypto";
import type { Random } from "@fairmile/contracts";

const PREFIX = "whsec_";

/** A secret as Standard Webhooks writes them: `whsec_` and 32 random bytes in base64. */
export const newWebhookSecret = (random: Random): string => PREFIX + Buffer.from(random.bytes(32)).toString("base64");

export interface SignedMessage {
  readonly id: string;
  /** Wall seconds since 1970. */
  readonly timestampSeconds: number;
  readonly body: string;
}

/**
 * The headers of a message by Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`, one signature a secret that is
 * valid now, so that a secret can be rotated without a gap.
 */
export const webhookHeaders = (secrets: readonly string[], message: SignedMessage): Record<string, string> => {
  const content = `${message.id}.${message.timestampSeconds}.${message.body}`;
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), "base64");
    return `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
  });
  return {
    "webhook-id": message.id,
    "webhook-timestamp": String(message.timestampSeconds),
    "webhook-signature": signatures.join(" "),
  };
};

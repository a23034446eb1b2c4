import { expect, test } from "vitest";
import { seededRandom } from "../testing/seeded-random.ts";
import { newWebhookSecret, webhookHeaders } from "./sign.ts";

/** The example of the Standard Webhooks reference libraries. */
const KNOWN = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestampSeconds: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

test("signs as the standard's own example", () => {
  expect(webhookHeaders([KNOWN.secret], KNOWN)).toEqual({
    "webhook-id": KNOWN.id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": KNOWN.signature,
  });
});

test("two valid secrets give two signatures", () => {
  const second = newWebhookSecret(seededRandom("second"));
  const header = webhookHeaders([KNOWN.secret, second], KNOWN)["webhook-signature"];
  expect(header?.split(" ")).toHaveLength(2);
  expect(header?.startsWith(KNOWN.signature)).toBe(true);
});

test("a secret is 32 bytes in base64 under its prefix", () => {
  const secret = newWebhookSecret(seededRandom("a"));
  expect(secret.startsWith("whsec_")).toBe(true);
  expect(Buffer.from(secret.slice(6), "base64")).toHaveLength(32);
});

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import webpush from "web-push";
import { z } from "zod";

const schema = z.object({
  secret: z.string(),
  stripeWebhookSecret: z.string(),
  vapid: z.object({ publicKey: z.string(), privateKey: z.string() }),
});
export type DemoSecrets = z.infer<typeof schema>;

/** The demo's own keys, made at its first start and kept beside its data. */
export const demoSecrets = (stateDir: string): DemoSecrets => {
  const file = join(stateDir, "secrets.json");
  if (existsSync(file)) return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  mkdirSync(stateDir, { recursive: true });
  const made = {
    secret: randomBytes(32).toString("base64url"),
    stripeWebhookSecret: `whsec_${randomBytes(24).toString("base64url")}`,
    vapid: webpush.generateVAPIDKeys(),
  };
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
};

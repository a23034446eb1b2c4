import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);

const configSchema = z.object({
  databaseUrl: z.string().min(1),
  mode: z.enum(["demo", "production", "test"]),
  host: z.string().default("127.0.0.1"),
  port,
  /** Where people reach the web app: links in messages and sign-in trust stand on it. */
  webOrigin: z.url(),
  /** Signs sessions, driver tokens and links; at least 32 characters. */
  secret: z.string().min(32),
  stripe: z.object({
    secretKey: z.string().min(8),
    webhookSecret: z.string().min(8),
    /** Set where a local double answers instead of Stripe. */
    baseUrl: z.url().nullable(),
  }),
  push: z.object({ publicKey: z.string(), privateKey: z.string(), subject: z.string() }).nullable(),
  smtpUrl: z.string().nullable(),
  smsUrl: z.url().nullable(),
  speed: z.number().min(0.1).max(1000).default(1),
  logLevel: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

export type Config = z.infer<typeof configSchema>;

/** Checks a configuration; throws one sentence a setting that is wrong, never its value. */
export const parseConfig = (input: unknown): Config => {
  const parsed = configSchema.safeParse(input);
  if (parsed.success) {
    const isLive = /^(sk|rk)_live_/.test(parsed.data.stripe.secretKey);
    if (parsed.data.mode === "demo" && isLive)
      throw new Error("The demo refuses a live Stripe key: it would move real money.");
    return parsed.data;
  }
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The configuration is not complete:\n${lines.join("\n")}`);
};

import { parseConfig, type Config } from "../platform/config.ts";

const or = (value: string | undefined): string | null => (value === undefined || value === "" ? null : value);

/** What production needs and cannot guess, with what it is for. */
const REQUIRED = {
  DATABASE_URL: "the PostgreSQL database (with PostGIS), as postgres://user:password@host/name",
  STRIPE_SECRET_KEY: "your Stripe secret key",
  STRIPE_WEBHOOK_SECRET: "the signing secret of the Stripe webhook that points to /webhooks/stripe",
  FAIRMILE_SECRET: "at least 32 random characters that sign sessions and links",
  FAIRMILE_WEB_ORIGIN: "where people reach the web app, like https://deliver.example.org",
} as const;

/** Production's configuration from the environment. Throws with a line for each setting that is missing. */
export const configFromEnv = (env: NodeJS.ProcessEnv): Config => {
  const missing = Object.entries(REQUIRED).filter(([name]) => or(env[name]) === null);
  if (missing.length > 0) {
    throw new Error(["These settings are missing:", ...missing.map(([name, what]) => `  ${name}: ${what}`)].join("\n"));
  }
  if ((env["DATABASE_URL"] ?? "").startsWith("embedded:")) {
    throw new Error("Production runs on PostgreSQL; the embedded database is for the demo and for tests.");
  }
  const publicKey = or(env["VAPID_PUBLIC_KEY"]);
  const privateKey = or(env["VAPID_PRIVATE_KEY"]);
  return parseConfig({
    databaseUrl: env["DATABASE_URL"],
    mode: "production",
    host: or(env["HOST"]) ?? "127.0.0.1",
    port: Number(or(env["API_PORT"]) ?? 4000),
    webOrigin: env["FAIRMILE_WEB_ORIGIN"],
    secret: env["FAIRMILE_SECRET"],
    stripe: {
      secretKey: env["STRIPE_SECRET_KEY"],
      webhookSecret: env["STRIPE_WEBHOOK_SECRET"],
      baseUrl: or(env["STRIPE_API_BASE"]),
    },
    push:
      publicKey === null || privateKey === null
        ? null
        : { publicKey, privateKey, subject: or(env["VAPID_SUBJECT"]) ?? env["FAIRMILE_WEB_ORIGIN"] },
    smtpUrl: or(env["SMTP_URL"]),
    smsUrl: or(env["SMS_URL"]),
    logLevel: or(env["LOG_LEVEL"]) ?? "info",
  });
};

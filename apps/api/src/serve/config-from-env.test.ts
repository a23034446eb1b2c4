import { expect, test } from "vitest";
import { configFromEnv } from "./config-from-env.ts";

const ENV = {
  DATABASE_URL: "postgres://localhost/fairmile",
  STRIPE_SECRET_KEY: "sk_test_123456",
  STRIPE_WEBHOOK_SECRET: "whsec_123456",
  FAIRMILE_SECRET: "x".repeat(40),
  FAIRMILE_WEB_ORIGIN: "https://deliver.example.org",
};

test("production names every setting that is missing, and no value", () => {
  expect(() => configFromEnv({ STRIPE_SECRET_KEY: "sk_live_secret" })).toThrow(/DATABASE_URL[^]*FAIRMILE_SECRET/);
  expect(() => configFromEnv({ STRIPE_SECRET_KEY: "sk_live_secret" })).not.toThrow(/sk_live_secret/);
});

test("production refuses the embedded database", () => {
  expect(() => configFromEnv({ ...ENV, DATABASE_URL: "embedded:///tmp/db.sock" })).toThrow(/PostgreSQL/);
});

test("a complete environment is a configuration", () => {
  expect(configFromEnv(ENV)).toMatchObject({ mode: "production", port: 4000, push: null });
});

import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { emailOTP, organization } from "better-auth/plugins";
import { schema, type Database } from "@fairmile/db";
import type { Config } from "../platform/config.ts";

/** How a sign-in code leaves the house. */
export type SendCode = (input: { readonly email: string; readonly code: string }) => Promise<void>;

/** Sign-in by e-mailed code, and organizations for stores; sessions are first-party cookies. */
export const createAuth = (options: {
  readonly database: Database;
  readonly config: Config;
  readonly sendCode: SendCode;
}) =>
  betterAuth({
    appName: "Fairmile",
    baseURL: options.config.webOrigin,
    basePath: "/api/auth",
    secret: options.config.secret,
    trustedOrigins: [options.config.webOrigin],
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(options.database.db, {
      provider: "pg",
      schema: {
        user: schema.user,
        session: schema.session,
        account: schema.account,
        verification: schema.verification,
        organization: schema.organization,
        member: schema.member,
        invitation: schema.invitation,
      },
    }),
    // Everything runs on loopback there, robots included, so one address makes all requests.
    rateLimit: { enabled: options.config.mode === "production" },
    advanced: { useSecureCookies: options.config.webOrigin.startsWith("https:") },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: 600,
        storeOTP: "hashed",
        sendVerificationOTP: ({ email, otp }) => options.sendCode({ email, code: otp }),
      }),
      organization({ allowUserToCreateOrganization: false }),
    ],
  });

export type Auth = ReturnType<typeof createAuth>;

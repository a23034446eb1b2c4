import { sql } from "drizzle-orm";
import { Hono, type Context } from "hono";
import type { Services } from "../platform/services.ts";
import type { HttpEnv } from "./request-context.ts";

/** The base under which the sign-in library answers. */
const BASE = "/api/auth";

/**
 * The part of the sign-in library that people need: a mailed code, the session made of it, a look at it, its end. The rest
 * (accounts, passwords, and members and organizations, which the verbs of `store` change with audit and events) has no
 * route: it would be a way around them.
 */
export const signInRoutes = ({ auth, database }: Pick<Services, "auth" | "database">): Hono<HttpEnv> => {
  const answer = async (c: Context<HttpEnv>): Promise<Response> => {
    const answered = await auth.handler(c.req.raw);
    // The library says 500 whatever happened. Where the database is away this throws its own error, which has its answer.
    if (answered.status === 500) await database.db.execute(sql`select 1`);
    return answered;
  };
  return new Hono<HttpEnv>()
    .post(`${BASE}/email-otp/send-verification-otp`, answer)
    .post(`${BASE}/sign-in/email-otp`, answer)
    .get(`${BASE}/get-session`, answer)
    .post(`${BASE}/sign-out`, answer);
};

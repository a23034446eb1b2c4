import { Hono } from "hono";
import type { Services } from "../platform/services.ts";
import type { HttpEnv } from "./request-context.ts";

/** The base under which the sign-in library answers. */
const BASE = "/api/auth";

/**
 * The part of the sign-in library that people need: a mailed code, the session made of it, a look at it, its end. The rest
 * (accounts, passwords, and members and organizations, which the verbs of `store` change with audit and events) has no
 * route: it would be a way around them.
 */
export const signInRoutes = ({ auth }: Pick<Services, "auth">): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .post(`${BASE}/email-otp/send-verification-otp`, (c) => auth.handler(c.req.raw))
    .post(`${BASE}/sign-in/email-otp`, (c) => auth.handler(c.req.raw))
    .get(`${BASE}/get-session`, (c) => auth.handler(c.req.raw))
    .post(`${BASE}/sign-out`, (c) => auth.handler(c.req.raw));

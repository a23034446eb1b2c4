import { AppError } from "@fairmile/contracts";
import type { Hono } from "hono";
import type { HttpEnv } from "../http/request-context.ts";
import type { Services } from "../platform/services.ts";
import { DEMO_PEOPLE } from "./people.ts";

/**
 * The demo's one-click sign-ins: `GET /api/demo/sign-in?as=driver` signs in as one of the demo's people and leads to
 * their first screen. Mounted by the demo alone: production does not contain this route.
 */
export const demoDoors =
  (isReady: () => boolean) =>
  (services: Services, app: Hono<HttpEnv>): void => {
    app.get("/api/demo/people", (c) =>
      c.json(DEMO_PEOPLE.map(({ key, role, name }) => ({ role, name, url: `/api/demo/sign-in?as=${key}` }))),
    );
    app.get("/api/demo/sign-in", async (c) => {
      const person = DEMO_PEOPLE.find((row) => row.key === c.req.query("as"));
      if (person === undefined) throw new AppError("not_found");
      // Before everybody is there, signing in would make half a person.
      if (!isReady()) throw new AppError("shutting_down");
      const otp = await services.auth.api.createVerificationOTP({ body: { email: person.email, type: "sign-in" } });
      const signedIn = await services.auth.api.signInEmailOTP({ body: { email: person.email, otp }, asResponse: true });
      if (!signedIn.ok)
        throw new AppError("internal", { cause: new Error(`demo sign-in answered ${signedIn.status}`) });
      const headers = new Headers({ location: person.home });
      for (const cookie of signedIn.headers.getSetCookie()) headers.append("set-cookie", cookie);
      return new Response(null, { status: 303, headers });
    });
  };

import { AppError, driverTokenView } from "@fairmile/contracts";
import { z } from "zod";
import { DRIVER_TOKEN_TTL_MS, issueDriverToken } from "../../auth/driver-token.ts";
import { ownDriver } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";

/** A short-lived token for positions, claims and the stream. `expiresAtMs` is by the wall's clock. */
export const driverToken = query({
  name: "driver.token",
  input: z.void(),
  output: driverTokenView,
  allow: ["driver"],
  run: ({ ctx }) => {
    const { userId } = ctx.actor;
    if (userId === null) throw new AppError("unauthenticated");
    const expiresAtMs = ctx.wallNow() + DRIVER_TOKEN_TTL_MS;
    const driverId = ownDriver(ctx.actor);
    return Promise.resolve({
      token: issueDriverToken(ctx.signer, { marketId: ctx.market.id, userId, driverId, expiresAtMs }),
      expiresAtMs,
    });
  },
});

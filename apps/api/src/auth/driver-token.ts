import type { DriverId } from "@fairmile/contracts";
import { z } from "zod";
import { actorOf, type Actor } from "../platform/actor.ts";
import type { Signer } from "../platform/signer.ts";

const payload = z.object({ m: z.string(), u: z.string(), d: z.string(), x: z.number() });

/** How long a driver's token lives, by the wall: a suspension takes effect at the latest then, and at once in every verb. */
export const DRIVER_TOKEN_TTL_MS = 15 * 60_000;

/** A token that saves the hot paths (positions, claims, streams) a look into the session table. */
export const issueDriverToken = (
  signer: Signer,
  input: {
    readonly marketId: string;
    readonly userId: string;
    readonly driverId: string;
    readonly expiresAtMs: number;
  },
): string => signer.sign("driver", { m: input.marketId, u: input.userId, d: input.driverId, x: input.expiresAtMs });

export const openDriverToken = (signer: Signer, marketId: string, token: string, wallNowMs: number): Actor | null => {
  const parsed = payload.safeParse(signer.open("driver", token));
  if (!parsed.success || parsed.data.m !== marketId || parsed.data.x <= wallNowMs) return null;
  return actorOf({
    kind: "user",
    name: `user:${parsed.data.u}`,
    userId: parsed.data.u,
    driverId: parsed.data.d as DriverId,
  });
};

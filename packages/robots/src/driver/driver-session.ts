import { randomUUID } from "node:crypto";
import type { LngLat, PositionInput } from "@fairmile/contracts";
import { answerOf, codeOf } from "../net/failure.ts";
import type { Session } from "../net/session.ts";

/** A driver's phone at the API: the session, and the two plain routes that go by its short-lived token. */
export interface DriverSession extends Session {
  readonly ping: (position: Omit<PositionInput, "atMs"> & { readonly atMs: number }) => Promise<void>;
  /** Uploads a picture for a stop; gives the proof's id. */
  readonly uploadProof: (input: {
    readonly stopId: string;
    readonly kind: "photo" | "signature";
    readonly point: LngLat;
    readonly png: Uint8Array;
  }) => Promise<string>;
}

const proofIdIn = (answer: unknown): string => {
  const id: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, "proofId") : undefined;
  if (typeof id !== "string") throw new Error("the upload answered without a proof's id");
  return id;
};

/** Adds to a signed-in driver's session the token of the hot paths, renewed when it has run out. */
export const withDriverToken = (session: Session): DriverSession => {
  let token: string | null = null;
  const renewed = async (): Promise<string> => {
    token = (await session.trpc.driver.token.query()).token;
    return token;
  };
  const post = async (
    what: string,
    path: string,
    headers: Record<string, string>,
    body: NonNullable<RequestInit["body"]>,
  ): Promise<unknown> => {
    const send = async (bearer: string): Promise<unknown> =>
      answerOf(
        what,
        await session.request(path, {
          method: "POST",
          headers: { ...headers, authorization: `Bearer ${bearer}` },
          body,
        }),
      );
    try {
      return await send(token ?? (await renewed()));
    } catch (error) {
      if (codeOf(error) !== "session_expired") throw error;
      return send(await renewed());
    }
  };
  return {
    ...session,
    ping: async (position) => {
      const body = JSON.stringify({ positions: [position] });
      await post("a position", "/positions", { "content-type": "application/json" }, body);
    },
    uploadProof: async ({ stopId, kind, point, png }) => {
      const query = new URLSearchParams({ stopId, kind, lng: String(point.lng), lat: String(point.lat) });
      const headers = { "content-type": "image/png", "idempotency-key": randomUUID() };
      return proofIdIn(
        await post("a proof", `/files/proofs?${query.toString()}`, headers, new Blob([new Uint8Array(png)])),
      );
    },
  };
};

import { randomUUID } from "node:crypto";
import type { LngLat, PositionInput } from "@fairmile/contracts";
import { answerOf } from "../net/failure.ts";
import type { Session } from "../net/session.ts";
import { createTrpcClient, type Send } from "../net/trpc-client.ts";

/** A driver's phone at the API. */
export interface DriverSession extends Pick<Session, "trpc"> {
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

/**
 * A signed-in driver's phone: it sends the short-lived token of the hot paths with everything, and renews it through the
 * session once it has run out.
 */
export const withDriverToken = (session: Session): DriverSession => {
  let token: string | null = null;
  const renewed = async (): Promise<string> => {
    token = (await session.trpc.driver.token.query()).token;
    return token;
  };
  const send: Send = async (url, init) => {
    const bearing = (bearer: string): Promise<Response> => {
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${bearer}`);
      return session.send(url, { ...init, headers });
    };
    const first = await bearing(token ?? (await renewed()));
    if (first.status !== 401) return first;
    await first.body?.cancel();
    return bearing(await renewed());
  };
  const post = async (
    what: string,
    path: string,
    headers: Record<string, string>,
    body: NonNullable<RequestInit["body"]>,
  ): Promise<unknown> => answerOf(what, await send(`${session.apiUrl}${path}`, { method: "POST", headers, body }));

  return {
    trpc: createTrpcClient(session.apiUrl, send),
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

import { randomUUID } from "node:crypto";
import type { LngLat } from "@fairmile/contracts";
import type { Session } from "@fairmile/robots";
import sharp from "sharp";
import { z } from "zod";

/** The routes of a driver's phone that go by its token: where it is, and pictures. */
export interface DriverPhone {
  readonly say: (point: LngLat, atMs: number) => Promise<void>;
  /** Takes a picture for a stop and uploads it; answers the proof's id. */
  readonly takePicture: (stopId: string, kind: "photo" | "signature", point: LngLat) => Promise<string>;
}

const proofSchema = z.object({ proofId: z.string() });

/** A small JPEG whose colour comes from the stop's id. */
const picture = (stopId: string): Promise<Buffer> => {
  const [r = 0, g = 0, b = 0] = Buffer.from(stopId.slice(-3));
  return sharp({ create: { width: 240, height: 160, channels: 3, background: { r, g, b } } })
    .jpeg()
    .toBuffer();
};

export const createDriverPhone = (session: Session): DriverPhone => {
  let token: Promise<string> | null = null;
  const bearer = (): Promise<string> => (token ??= session.trpc.driver.token.query().then((view) => view.token));
  const post = async (path: string, type: string, body: string | Blob): Promise<string> => {
    const headers = {
      authorization: `Bearer ${await bearer()}`,
      "content-type": type,
      "idempotency-key": randomUUID(),
    };
    const response = await session.request(path, { method: "POST", headers, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return text;
  };
  return {
    say: async (point, atMs) => {
      const positions = [{ point, accuracyMeters: 10, atMs }];
      await post("/positions", "application/json", JSON.stringify({ positions }));
    },
    takePicture: async (stopId, kind, { lng, lat }) => {
      const query = new URLSearchParams({ stopId, kind, lng: String(lng), lat: String(lat) });
      const bytes = new Uint8Array(await picture(stopId));
      return proofSchema.parse(
        JSON.parse(await post(`/files/proofs?${query.toString()}`, "image/jpeg", new Blob([bytes]))),
      ).proofId;
    },
  };
};

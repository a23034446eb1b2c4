import type { LngLat } from "@fairmile/contracts";
import { z } from "zod";
import { backoffMs, isPassing, readFailure } from "../../src/api/failure.ts";
import { send } from "../../src/api/send.ts";
import type { KeptProof } from "./proof-store.ts";

const answerSchema = z.object({ proofId: z.string() });
/** About half a minute of a lost line; after that the person is told and presses again, under the same key. */
const ATTEMPTS = 7;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Sends a picture until the server has it; answers with what the server calls it. Throws RequestFailed. */
export const sendProof = async (proof: KeptProof, point: LngLat | null): Promise<string> => {
  const query = new URLSearchParams({ stopId: proof.stopId, kind: proof.kind });
  if (point !== null) {
    query.set("lng", String(point.lng));
    query.set("lat", String(point.lat));
  }
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await send(`/files/proofs?${query.toString()}`, {
        method: "POST",
        headers: { "content-type": proof.image.type || "application/octet-stream", "idempotency-key": proof.key },
        body: proof.image,
      });
      return answerSchema.parse(answer).proofId;
    } catch (error) {
      if (attempt + 1 >= ATTEMPTS || !isPassing(readFailure(error))) throw error;
      await pause(backoffMs(attempt));
    }
  }
};

import { AppError, idSchema, lngLatSchema, type Id } from "@fairmile/contracts";
import { assignment, proof, stop, transaction } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { authorise, ownDriver } from "../../platform/actor.ts";
import { createNotes, writeNotes } from "../../platform/notes.ts";
import type { Ctx } from "../../platform/services.ts";
import { reEncode } from "./re-encode.ts";

export const saveProofInput = z.strictObject({
  stopId: idSchema("stop"),
  kind: z.enum(["photo", "signature"]),
  point: lngLatSchema.optional(),
});
export type SaveProof = z.output<typeof saveProofInput>;

/**
 * Keeps a picture for one of the driver's own open stops, re-encoded. Durable when it answers. The same key again
 * answers the same proof, however often a phone with a bad line sends it.
 */
export const saveProof = async (
  ctx: Ctx,
  input: SaveProof,
  bytes: Uint8Array,
): Promise<{ readonly proofId: Id<"proof"> }> => {
  authorise(ctx.actor, ["driver"]);
  const driverId = ownDriver(ctx.actor);
  const marketId = ctx.market.id;
  if (ctx.idempotencyKey === null) throw new AppError("idempotency_key_missing");
  const image = await reEncode(bytes);
  const key = ctx.idempotencyKey;
  const proofId = await transaction(ctx.database, async (tx) => {
    const [own] = await tx.db
      .select({ status: stop.status, assignment: assignment.status })
      .from(stop)
      .innerJoin(assignment, and(eq(assignment.marketId, stop.marketId), eq(assignment.id, stop.assignmentId)))
      .where(and(eq(stop.marketId, marketId), eq(stop.id, input.stopId), eq(assignment.driverId, driverId)));
    if (own === undefined) throw new AppError("not_found");
    const id = ctx.ids.next("proof");
    const [saved] = await tx.db
      .insert(proof)
      .values({
        marketId,
        id,
        stopId: input.stopId,
        driverId,
        kind: input.kind,
        image: image.jpeg,
        digest: image.digest,
        atMs: ctx.clock.now(),
        lng: input.point?.lng ?? null,
        lat: input.point?.lat ?? null,
        idempotencyKey: key,
      })
      .onConflictDoNothing({ target: [proof.marketId, proof.driverId, proof.idempotencyKey] })
      .returning({ id: proof.id });
    if (saved === undefined) {
      const [twin] = await tx.db
        .select({ id: proof.id, stopId: proof.stopId, digest: proof.digest })
        .from(proof)
        .where(and(eq(proof.marketId, marketId), eq(proof.driverId, driverId), eq(proof.idempotencyKey, key)));
      if (twin === undefined || twin.stopId !== input.stopId || twin.digest !== image.digest) {
        throw new AppError("idempotency_key_reused");
      }
      return twin.id;
    }
    if (own.assignment !== "active" || (own.status !== "ahead" && own.status !== "arrived")) {
      throw new AppError("stop_wrong_state");
    }
    const note = createNotes(ctx, "proof.save");
    note.audit(saved.id, { stopId: input.stopId, kind: input.kind, digest: image.digest });
    await writeNotes(tx, note);
    return saved.id;
  });
  return { proofId: proofId as Id<"proof"> };
};

import type { DeliveryView } from "@fairmile/contracts";
import type { proof } from "@fairmile/db";
import type { Ctx } from "../../platform/services.ts";

/** How long a link to a proof's picture works, by the wall. */
const PROOF_LINK_TTL_MS = 15 * 60_000;

export type ProofRow = Pick<typeof proof.$inferSelect, "id" | "stopId" | "kind" | "atMs" | "lng" | "lat">;

/** Proofs with short-lived signed links to their pictures; a PIN has none. */
export const toProofViews = (ctx: Ctx, rows: readonly ProofRow[]): DeliveryView["proofs"] =>
  rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    atMs: row.atMs,
    point: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
    url:
      row.kind === "pin"
        ? null
        : `/files/proof/${ctx.signer.sign("proof", { p: row.id, x: ctx.wallNow() + PROOF_LINK_TTL_MS })}`,
  }));

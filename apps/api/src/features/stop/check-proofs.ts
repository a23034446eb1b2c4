import { timingSafeEqual } from "node:crypto";
import { AppError, type ProofId, type Verification } from "@fairmile/contracts";
import { proof, type Transaction } from "@fairmile/db";
import { and, eq, inArray } from "drizzle-orm";
import type { DeliveryRow } from "../delivery/move-deliveries.ts";
import type { StopRow } from "./load-stop.ts";

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const asked = (
  row: DeliveryRow,
  kind: StopRow["kind"],
): { readonly wants: Verification; readonly pin: string | null } =>
  kind === "pickup"
    ? { wants: row.pickupVerification, pin: row.pickupPin }
    : { wants: row.dropoffVerification, pin: row.dropoffPin };

/**
 * Refuses unless everything the stop's deliveries ask for is there: pictures and signatures uploaded for this stop by
 * this driver, and each PIN. Bringing a parcel back asks for nothing but the arrival. Answers whether a PIN was shown.
 */
export const checkProofs = async (
  tx: Transaction,
  input: {
    readonly stop: StopRow;
    readonly driverId: string;
    readonly rows: readonly DeliveryRow[];
    readonly proofIds: readonly ProofId[];
    readonly pins: readonly string[];
  },
): Promise<{ readonly pinShown: boolean }> => {
  if (input.stop.kind === "return") return { pinShown: false };
  const uploaded =
    input.proofIds.length === 0
      ? []
      : await tx.db
          .select({ kind: proof.kind })
          .from(proof)
          .where(
            and(
              eq(proof.marketId, input.stop.marketId),
              eq(proof.stopId, input.stop.id),
              eq(proof.driverId, input.driverId),
              inArray(proof.id, [...input.proofIds]),
            ),
          );
  if (uploaded.length !== new Set(input.proofIds).size) {
    throw new AppError("proof_missing", { fields: [{ path: "proofIds", code: "invalid_id" }] });
  }
  const has = new Set(uploaded.map((row) => row.kind));
  let pinShown = false;
  for (const row of input.rows) {
    const { wants, pin } = asked(row, input.stop.kind);
    if ((wants.photo && !has.has("photo")) || (wants.signature && !has.has("signature"))) {
      throw new AppError("proof_missing", { fields: [{ path: "proofIds", code: "required" }] });
    }
    if (!wants.pin || pin === null) continue;
    if (input.pins.length === 0) throw new AppError("proof_missing", { fields: [{ path: "pins", code: "required" }] });
    if (!input.pins.some((given) => same(given, pin))) {
      throw new AppError("proof_wrong_pin", { fields: [{ path: "pins", code: "invalid_choice" }] });
    }
    pinShown = true;
  }
  return { pinShown };
};

import { assignment, batch, type Transaction } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import type { DriverId } from "@fairmile/contracts";
import { changePresence } from "../driver/change-presence.ts";
import type { AssignmentRow } from "./load-stop.ts";

/** The list is done: the assignment and its batch are complete, and the driver is available again. */
export const finishRoute = async (tx: Transaction, own: AssignmentRow, nowMs: number): Promise<void> => {
  await tx.db
    .update(assignment)
    .set({ status: "completed", endedAtMs: nowMs, version: sql`${assignment.version} + 1` })
    .where(and(eq(assignment.marketId, own.marketId), eq(assignment.id, own.id)));
  await tx.db
    .update(batch)
    .set({ status: "completed", endedAtMs: nowMs, version: sql`${batch.version} + 1` })
    .where(and(eq(batch.marketId, own.marketId), eq(batch.id, own.batchId)));
  await changePresence(tx, { marketId: own.marketId, driverId: own.driverId as DriverId, command: "end_route", nowMs });
};

import { AppError, type AssignmentId, type DriverId } from "@fairmile/contracts";
import { assignment, stop, type Transaction } from "@fairmile/db";
import { and, asc, eq } from "drizzle-orm";
import type { AssignmentRow, StopRow } from "../stop/load-stop.ts";

/** Locks a driver's own assignment and reads its stops; somebody else's, or one that is over, is refused. */
export const lockOwnAssignment = async (
  tx: Transaction,
  input: { readonly marketId: string; readonly assignmentId: AssignmentId; readonly driverId: DriverId },
): Promise<{ readonly own: AssignmentRow; readonly stops: readonly StopRow[] }> => {
  const [own] = await tx.db
    .select()
    .from(assignment)
    .where(
      and(
        eq(assignment.marketId, input.marketId),
        eq(assignment.id, input.assignmentId),
        eq(assignment.driverId, input.driverId),
      ),
    )
    .for("update");
  if (own === undefined) throw new AppError("not_found");
  if (own.status !== "active") throw new AppError("stop_wrong_state");
  const stops = await tx.db
    .select()
    .from(stop)
    .where(and(eq(stop.marketId, input.marketId), eq(stop.assignmentId, own.id)))
    .orderBy(asc(stop.seq));
  return { own, stops };
};

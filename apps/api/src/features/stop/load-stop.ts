import { AppError, type DriverId, type StopId } from "@fairmile/contracts";
import { assignment, stop, type Transaction } from "@fairmile/db";
import { and, asc, eq } from "drizzle-orm";

export type StopRow = typeof stop.$inferSelect;
export type AssignmentRow = typeof assignment.$inferSelect;

export interface OwnStop {
  readonly assignment: AssignmentRow;
  readonly stop: StopRow;
  /** The whole list, in order. */
  readonly stops: readonly StopRow[];
}

export const isOpenStop = (row: Pick<StopRow, "status">): boolean => row.status === "ahead" || row.status === "arrived";

/** Locks the assignment of a driver's own stop and reads its list; somebody else's is answered like none. */
export const lockOwnStop = async (
  tx: Transaction,
  input: { readonly marketId: string; readonly stopId: StopId; readonly driverId: DriverId },
): Promise<OwnStop> => {
  const [found] = await tx.db
    .select({ assignment })
    .from(assignment)
    .innerJoin(stop, and(eq(stop.marketId, assignment.marketId), eq(stop.assignmentId, assignment.id)))
    .where(
      and(eq(assignment.marketId, input.marketId), eq(stop.id, input.stopId), eq(assignment.driverId, input.driverId)),
    )
    .for("update", { of: assignment });
  if (found === undefined) throw new AppError("not_found");
  const stops = await tx.db
    .select()
    .from(stop)
    .where(and(eq(stop.marketId, input.marketId), eq(stop.assignmentId, found.assignment.id)))
    .orderBy(asc(stop.seq));
  const own = stops.find((row) => row.id === input.stopId);
  if (own === undefined) throw new AppError("not_found");
  if (found.assignment.status !== "active") throw new AppError("stop_wrong_state");
  return { assignment: found.assignment, stop: own, stops };
};

/** Stops are done in their order: one before this that is still open is done first. */
export const assertNext = ({ stop: own, stops }: OwnStop): void => {
  if (stops.some((row) => row.seq < own.seq && isOpenStop(row))) throw new AppError("stop_out_of_order");
};

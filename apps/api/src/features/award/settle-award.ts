import { AppError, awardLifecycle, type AwardCommand, type AwardId, type DriverId } from "@fairmile/contracts";
import { award, type Transaction } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";

export type AwardRow = typeof award.$inferSelect;

/** Does a command to a driver's own award by its table; another driver's is answered like none. */
export const moveAward = async (
  tx: Transaction,
  input: {
    readonly marketId: string;
    readonly awardId: AwardId;
    readonly driverId: DriverId;
    readonly command: AwardCommand;
    readonly nowMs: number;
  },
): Promise<AwardRow> => {
  const own = and(eq(award.marketId, input.marketId), eq(award.id, input.awardId), eq(award.driverId, input.driverId));
  const [row] = await tx.db.select().from(award).where(own).for("update");
  if (row === undefined) throw new AppError("not_found");
  const cell = awardLifecycle[row.status][input.command];
  if ("refused" in cell) throw new AppError(cell.refused);
  if (row.confirmByMs !== null && row.confirmByMs <= input.nowMs && input.command === "confirm")
    throw new AppError("award_over");
  const [moved] = await tx.db
    .update(award)
    .set({
      status: cell.to,
      version: sql`${award.version} + 1`,
      endedAtMs: cell.to === "confirmed" ? null : input.nowMs,
    })
    .where(and(own, eq(award.status, row.status)))
    .returning();
  if (moved === undefined) throw new AppError("version_conflict");
  return moved;
};

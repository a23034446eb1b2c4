import { AppError, presenceLifecycle, type DriverId, type PresenceCommand } from "@fairmile/contracts";
import { driver, type Transaction } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { loadDriver, type DriverRow } from "./to-driver-view.ts";

/**
 * Moves a driver's presence by its table. The read state stands in the UPDATE's WHERE; whoever was overtaken is told
 * what the table says of the new state. Answers the row as it then is.
 */
export const changePresence = async (
  tx: Transaction,
  input: {
    readonly marketId: string;
    readonly driverId: DriverId;
    readonly command: PresenceCommand;
    readonly nowMs: number;
  },
): Promise<DriverRow> => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const row = await loadDriver(tx, input.marketId, input.driverId);
    const cell = presenceLifecycle[row.presence][input.command];
    if ("refused" in cell) throw new AppError(cell.refused);
    if (cell.to === row.presence) return row;
    const [moved] = await tx.db
      .update(driver)
      .set({
        presence: cell.to,
        version: sql`${driver.version} + 1`,
        waitingSinceMs: cell.to === "available" ? input.nowMs : row.waitingSinceMs,
      })
      .where(
        and(
          eq(driver.marketId, input.marketId),
          eq(driver.id, input.driverId),
          eq(driver.presence, row.presence),
          eq(driver.version, row.version),
        ),
      )
      .returning();
    if (moved !== undefined) return moved;
  }
  throw new AppError("version_conflict");
};

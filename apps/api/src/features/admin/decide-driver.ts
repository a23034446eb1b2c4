import {
  adminDriverView,
  AppError,
  driverDecisionCommand,
  driverLifecycle,
  type DriverCommand,
  type DriverId,
} from "@fairmile/contracts";
import { ask, driver, type Transaction } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { hashOf } from "../../platform/idempotency.ts";
import { mutation } from "../../platform/verb.ts";
import { loadDriver, type DriverRow } from "../driver/to-driver-view.ts";
import { toAdminDriverViews } from "./to-admin-driver-views.ts";

const TRIES = 3;

interface Decision {
  readonly marketId: string;
  readonly driverId: DriverId;
  readonly decision: DriverCommand;
  readonly reason: string;
}

const takesOut = (decision: DriverCommand): boolean => decision === "suspend" || decision === "close";

/**
 * Moves the account by its table. Whoever is taken out goes offline, but not from a route: what is on board must still
 * get somewhere, so a suspension lets it end and a closing waits for that.
 */
const decide = async (
  tx: Transaction,
  { marketId, driverId, decision, reason }: Decision,
): Promise<{ was: DriverRow; is: DriverRow }> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const was = await loadDriver(tx, marketId, driverId);
    const cell = driverLifecycle[was.status][decision];
    if ("refused" in cell) throw new AppError(cell.refused);
    if (decision === "close" && was.presence === "on_route") throw new AppError("driver_on_route");
    const goesOffline = takesOut(decision) && was.presence === "available";
    const [is] = await tx.db
      .update(driver)
      .set({
        status: cell.to,
        statusReason: reason,
        version: sql`${driver.version} + 1`,
        ...(goesOffline ? { presence: "offline" as const, waitingSinceMs: null } : {}),
      })
      .where(
        and(
          eq(driver.marketId, marketId),
          eq(driver.id, driverId),
          eq(driver.status, was.status),
          eq(driver.presence, was.presence),
          eq(driver.version, was.version),
        ),
      )
      .returning();
    if (is !== undefined) return { was, is };
  }
  throw new AppError("version_conflict");
};

/**
 * Approves, suspends, reinstates or closes a driver's account. The reason is written down, and the driver reads it; the
 * audit log keeps its hash, so that it cannot be rewritten later and need not hold what people wrote.
 */
export const decideDriver = mutation({
  name: "admin.decideDriver",
  input: driverDecisionCommand,
  output: adminDriverView,
  allow: ["admin"],
  run: async ({ ctx, input, tx, note }) => {
    const marketId = ctx.market.id;
    const { was, is } = await decide(tx, { marketId, ...input });
    if (takesOut(input.decision)) {
      await tx.db
        .update(ask)
        .set({ status: "closed", endedAtMs: ctx.clock.now() })
        .where(and(eq(ask.marketId, marketId), eq(ask.driverId, is.id), eq(ask.status, "live")));
    }
    note.audit(is.id, { decision: input.decision, from: was.status, to: is.status, reasonHash: hashOf(input.reason) });
    note.event({
      type: "driver.changed",
      subject: is.id,
      audience: [`driver:${is.id}`, "admin"],
      data: { status: is.status, presence: is.presence },
    });
    const [view] = await toAdminDriverViews(tx, marketId, [is]);
    if (view === undefined) throw new Error("a row has a view");
    return view;
  },
});

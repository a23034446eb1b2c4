import { adminDriverView, listQuery } from "@fairmile/contracts";
import { driver } from "@fairmile/db";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { cutPage, pageAfter } from "../../platform/cursor.ts";
import { query } from "../../platform/verb.ts";
import { toAdminDriverViews } from "./to-admin-driver-views.ts";

/** The market's drivers, the latest application first, a page at a time. */
export const listDrivers = query({
  name: "admin.listDrivers",
  input: listQuery,
  output: z.strictObject({ drivers: z.array(adminDriverView), nextCursor: z.string().nullable() }),
  allow: ["admin", "support"],
  run: async ({ ctx, input }) => {
    const rows = await ctx.database.db
      .select()
      .from(driver)
      .where(
        and(eq(driver.marketId, ctx.market.id), pageAfter(input.cursor, { atMs: driver.appliedAtMs, id: driver.id })),
      )
      .orderBy(desc(driver.appliedAtMs), desc(driver.id))
      .limit(input.limit + 1);
    const { page, nextCursor } = cutPage(rows, input.limit, (row) => ({ atMs: row.appliedAtMs, id: row.id }));
    return { drivers: await toAdminDriverViews(ctx.database, ctx.market.id, page), nextCursor };
  },
});

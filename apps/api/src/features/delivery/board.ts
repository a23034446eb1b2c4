import { boardView, DELIVERY_STATES, isDeliveryEnded, nothing } from "@fairmile/contracts";
import { delivery, store } from "@fairmile/db";
import { and, desc, eq, gte, inArray, or } from "drizzle-orm";
import { ownStore } from "../../platform/actor.ts";
import { query } from "../../platform/verb.ts";
import { toDeliveryViews } from "./read-delivery-view.ts";
import { startOfDayMs } from "./store-day.ts";

const UNDER_WAY = DELIVERY_STATES.filter((state) => !isDeliveryEnded(state));
/** A board is read at a glance; what is more than this is in the list. */
const MOST = 200;

const average = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);

/** The live board of the asker's store: what is under way, and what ended today by the market's own calendar. */
export const getBoard = query({
  name: "delivery.board",
  input: nothing,
  output: boardView,
  allow: ["store_owner", "store_staff"],
  run: async ({ ctx }) => {
    const storeId = ownStore(ctx.actor);
    const { db } = ctx.database;
    const todayMs = startOfDayMs(ctx.clock.now(), ctx.market.timezone);
    const own = and(eq(delivery.marketId, ctx.market.id), eq(delivery.storeId, storeId));
    const [[row], rows] = await Promise.all([
      db
        .select({ name: store.name })
        .from(store)
        .where(and(eq(store.marketId, ctx.market.id), eq(store.id, storeId))),
      db
        .select()
        .from(delivery)
        .where(and(own, or(inArray(delivery.status, UNDER_WAY), gte(delivery.endedAtMs, todayMs))))
        .orderBy(desc(delivery.createdAtMs), desc(delivery.id))
        .limit(MOST),
    ]);
    const isUnderWay = (view: { status: (typeof rows)[number]["status"] }): boolean => !isDeliveryEnded(view.status);
    const delivered = rows.filter((one) => one.status === "delivered");
    const views = await toDeliveryViews(ctx, rows);
    return {
      storeName: row?.name ?? "",
      deliveredToday: delivered.length,
      inWindowToday: delivered.filter((one) => (one.deliveredAtMs ?? 0) <= one.deadlineAtMs).length,
      averageFeeCents: average(delivered.map((one) => one.feeCents)),
      deliveries: views.filter(isUnderWay),
      delivered: views.filter((view) => !isUnderWay(view)),
    };
  },
});

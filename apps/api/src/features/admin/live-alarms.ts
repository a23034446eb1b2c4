import type { LiveView } from "@fairmile/contracts";
import { delivery, type Queryable } from "@fairmile/db";
import { and, asc, eq, lt, notInArray, or } from "drizzle-orm";
import type { LotRow } from "./live-lots.ts";

type Alarm = LiveView["alarms"][number];

/** Past these nobody waits for the parcel at the door any more. */
const NOT_LATE = [
  "delivered",
  "returned",
  "cancelled",
  "at_pickup_point",
  "enroute_to_return",
  "arrived_at_return",
] as const;
const MOST = 200;

const deliveryAlarms = async (source: Queryable, marketId: string, nowMs: number): Promise<Alarm[]> => {
  const rows = await source.db
    .select({
      id: delivery.id,
      status: delivery.status,
      storeName: delivery.storeName,
      deadlineAtMs: delivery.deadlineAtMs,
      failedAtMs: delivery.failedAtMs,
    })
    .from(delivery)
    .where(
      and(
        eq(delivery.marketId, marketId),
        notInArray(delivery.status, [...NOT_LATE]),
        or(eq(delivery.status, "undeliverable"), lt(delivery.deadlineAtMs, nowMs)),
      ),
    )
    .orderBy(asc(delivery.deadlineAtMs))
    .limit(MOST);
  return rows.map((row) =>
    row.status === "undeliverable"
      ? { kind: "undeliverable", id: row.id, sinceMs: row.failedAtMs ?? row.deadlineAtMs, label: row.storeName }
      : { kind: "late", id: row.id, sinceMs: row.deadlineAtMs, label: row.storeName },
  );
};

/** What a person should look at now: unsold lots, drivers not heard of, late parcels and those nobody took; oldest first. */
export const liveAlarms = async (
  source: Queryable,
  input: {
    readonly marketId: string;
    readonly nowMs: number;
    readonly silentAfterMs: number;
    readonly lots: readonly LotRow[];
    readonly drivers: LiveView["drivers"];
  },
): Promise<Alarm[]> => {
  const unsold = input.lots
    .filter((lot) => lot.status === "unsold")
    .map((lot): Alarm => ({
      kind: "unsold",
      id: lot.id,
      sinceMs: lot.openedAtMs ?? lot.createdAtMs,
      label: lot.storeName,
    }));
  const silent = input.drivers
    .filter((row) => row.positionAtMs === null || input.nowMs - row.positionAtMs > input.silentAfterMs)
    .map((row): Alarm => ({
      kind: "silent_driver",
      id: row.id,
      sinceMs: row.positionAtMs ?? input.nowMs,
      label: row.name,
    }));
  const parcels = await deliveryAlarms(source, input.marketId, input.nowMs);
  return [...unsold, ...silent, ...parcels].sort((a, b) => a.sinceMs - b.sinceMs);
};

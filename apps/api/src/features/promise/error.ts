import { promiseErrorQuery, promiseErrorView, type PromiseErrorView, type PromiseStage } from "@fairmile/contracts";
import { assignment, delivery, stop } from "@fairmile/db";
import { sql, type SQL } from "drizzle-orm";
import type { Ctx } from "../../platform/services.ts";
import { query } from "../../platform/verb.ts";

const DAY_MS = 86_400_000;
const LATE_MS = 5 * 60_000;
/** The histogram's first and last minute. */
const EARLIEST = -15;
const LATEST = 15;

/** Of each delivery made since then, what was promised and what came of it, both times it was promised. */
const errorsSince = (marketId: string, sinceMs: number): SQL => sql`
  select 'ordered' as stage, ${delivery.createdAtMs} as made_at_ms, ${delivery.deliveredAtMs} - ${delivery.promisedEtaMs} as error_ms
  from ${delivery}
  where ${delivery.marketId} = ${marketId} and ${delivery.deliveredAtMs} >= ${sinceMs}
  union all
  select 'assigned', ${assignment.createdAtMs}, ${stop.arrivedAtMs} - ${stop.promisedEtaMs}
  from ${stop}
  join ${assignment} on ${assignment.marketId} = ${stop.marketId} and ${assignment.id} = ${stop.assignmentId}
  where ${stop.marketId} = ${marketId} and ${stop.kind} = 'dropoff' and ${stop.status} = 'done' and ${stop.arrivedAtMs} >= ${sinceMs}`;

const FIGURES = sql`
  count(*)::int as count,
  round(percentile_cont(0.5) within group (order by error_ms))::bigint as "medianErrorMs",
  round(percentile_cont(0.5) within group (order by abs(error_ms)))::bigint as "medianAbsErrorMs",
  round(percentile_cont(0.9) within group (order by abs(error_ms)))::bigint as "p90AbsErrorMs",
  (count(*) filter (where error_ms > ${LATE_MS}))::int as "lateCount"`;

type Figures = Omit<PromiseErrorView["stages"][number], "stage">;

const byStage = async ({ database }: Ctx, errors: SQL): Promise<PromiseErrorView["stages"]> => [
  ...(await database.db.execute<Figures & { stage: PromiseStage }>(
    sql`select stage, ${FIGURES} from (${errors}) e group by stage order by stage desc`,
  )),
];

const byMinute = async ({ database }: Ctx, errors: SQL): Promise<PromiseErrorView["histogram"]> => {
  const rows = await database.db.execute<{ minute: number; count: number }>(sql`
    select greatest(${EARLIEST}, least(${LATEST}, floor(error_ms / 60000.0)))::int as minute, count(*)::int as count
    from (${errors}) e where stage = 'assigned' group by 1`);
  const counts = new Map(rows.map((row) => [row.minute, row.count]));
  return Array.from({ length: LATEST - EARLIEST + 1 }, (_, i) => {
    const minute = EARLIEST + i;
    return { minute, count: counts.get(minute) ?? 0 };
  });
};

const byHour = async ({ database, market }: Ctx, errors: SQL): Promise<PromiseErrorView["hours"]> => {
  const rows = await database.db.execute<Figures & { hour: number }>(sql`
    select extract(hour from to_timestamp(made_at_ms / 1000.0) at time zone ${market.timezone})::int as hour, ${FIGURES}
    from (${errors}) e where stage = 'assigned' group by 1 order by 1`);
  return rows.map(({ hour, count, medianErrorMs, p90AbsErrorMs }) => ({ hour, count, medianErrorMs, p90AbsErrorMs }));
};

/** How far off promised arrivals were: what recipients and stores were told, beside when the driver was at the door. */
export const getPromiseError = query({
  name: "promise.error",
  input: promiseErrorQuery,
  output: promiseErrorView,
  allow: ["admin", "support"],
  run: async ({ ctx, input }) => {
    const sinceMs = ctx.clock.now() - input.days * DAY_MS;
    const errors = errorsSince(ctx.market.id, sinceMs);
    const [stages, histogram, hours] = await Promise.all([
      byStage(ctx, errors),
      byMinute(ctx, errors),
      byHour(ctx, errors),
    ]);
    return { sinceMs, stages, histogram, hours };
  },
});

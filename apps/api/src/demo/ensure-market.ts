import { epochMs } from "@fairmile/contracts";
import { market, marketState, type Database } from "@fairmile/db";
import { generateTown, readExtract } from "@fairmile/osm";
import { asc, eq, max } from "drizzle-orm";
import { importMarket } from "../features/market/import-market.ts";
import { slugOf } from "../market-cli/import-command.ts";
import { loadMarket } from "../platform/load-market.ts";
import type { Market } from "../platform/market.ts";
import type { Ids } from "@fairmile/contracts";
import type { DemoArgs } from "./args.ts";

const TOWN = { name: "Port Arden", currency: "EUR", timezone: "Europe/Dublin" } as const;

/** The demo's market: the file's, an invented town's, or the one an earlier start made. */
export const ensureMarket = async (
  database: Database,
  input: { readonly args: DemoArgs; readonly ids: Ids; readonly nowMs: number; readonly say: (text: string) => void },
): Promise<Market> => {
  const { args } = input;
  const wanted = args.market === null ? null : slugOf(args.market.name);
  const [known] = await database.db
    .select({ slug: market.slug })
    .from(market)
    .where(wanted === null ? undefined : eq(market.slug, wanted))
    .orderBy(asc(market.createdAtMs))
    .limit(1);
  if (known !== undefined) return loadMarket(database, known.slug);
  const about = args.market ?? TOWN;
  input.say(args.market === null ? `Making a town, ${TOWN.name} …` : `Reading ${args.market.file} …`);
  const read = await readExtract(args.market === null ? generateTown({ seed: "fairmile" }) : args.market.file);
  if (!read.ok) throw new Error(`This map cannot become a market (${read.code}): ${read.detail}`);
  const slug = slugOf(about.name);
  await importMarket(database, {
    newId: input.ids.next("market"),
    slug,
    name: about.name,
    currency: about.currency,
    timezone: about.timezone,
    extract: read.extract,
    nowMs: input.nowMs,
    by: "system:demo",
  });
  return loadMarket(database, slug);
};

/** Where market time resumes: never before the latest time that any market saw. Null on a first start. */
export const resumeMs = async (database: Database): Promise<number | null> => {
  const [row] = await database.db.select({ latest: max(marketState.clockMs) }).from(marketState);
  return row?.latest === null || row === undefined ? null : epochMs(row.latest);
};

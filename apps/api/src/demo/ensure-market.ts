import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { epochMs, type Ids, type LngLat } from "@fairmile/contracts";
import { address, market, marketState, type Database } from "@fairmile/db";
import { generateTown, readExtract } from "@fairmile/osm";
import { asc, eq, max } from "drizzle-orm";
import { importMarket } from "../features/market/import-market.ts";
import { slugOf } from "../market-cli/import-command.ts";
import { loadMarket } from "../platform/load-market.ts";
import type { Market } from "../platform/market.ts";
import { buildMarketRoads } from "../run/roads/build-market-roads.ts";
import { placesOf } from "../run/roads/places-of.ts";
import { roadStore } from "../run/roads/road-store.ts";
import { stateDirOf } from "../run/state-dir.ts";
import type { DemoArgs } from "./args.ts";

const TOWN = { name: "Port Arden", currency: "EUR", timezone: "Europe/Dublin" } as const;

/**
 * Builds the roads of the demo's market beside everything else: the first page does not wait for them, and until they are
 * there, travel times are estimates that say so. Does nothing where they stand already.
 */
const buildRoadsBeside = (input: {
  readonly slug: string;
  readonly file: string;
  readonly places: () => Promise<LngLat[]>;
  readonly nowMs: number;
  readonly say: (text: string) => void;
}): void => {
  const { slug, file, nowMs, say } = input;
  const build = async (): Promise<void> => {
    if (roadStore(stateDirOf(process.env), slug).current() !== null) return;
    const places = await input.places();
    const built = await buildMarketRoads({
      stateDir: stateDirOf(process.env),
      slug,
      file,
      places,
      nowMs,
      say: () => undefined,
    });
    if (built.ok) await built.roads.use();
    else say(`Travel times are estimates: ${built.why}`);
  };
  build().catch((error: unknown) => say(`Travel times are estimates: ${String(error)}`));
};

const placesIn = async (database: Database, marketId: string): Promise<LngLat[]> =>
  (await database.db.select({ point: address.point }).from(address).where(eq(address.marketId, marketId))).map(
    ({ point }) => point,
  );

/** Where the invented town's map stands; a later start builds its roads from it where an earlier one was cut short. */
const townFile = (): string => join(stateDirOf(process.env), "town.osm.pbf");

const writeTown = (): string => {
  mkdirSync(dirname(townFile()), { recursive: true });
  writeFileSync(townFile(), generateTown({ seed: "fairmile" }));
  return townFile();
};

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
  if (known !== undefined) {
    const there = await loadMarket(database, known.slug);
    const file = args.market?.file ?? townFile();
    if (existsSync(file)) {
      const places = () => placesIn(database, there.id);
      buildRoadsBeside({ slug: there.slug, file, places, nowMs: input.nowMs, say: input.say });
    }
    return there;
  }
  const about = args.market ?? TOWN;
  input.say(args.market === null ? `Making a town, ${TOWN.name} …` : `Reading ${args.market.file} …`);
  const file = args.market?.file ?? writeTown();
  const read = await readExtract(file);
  if (!read.ok) throw new Error(`This map cannot become a market (${read.code}): ${read.detail}`);
  const slug = slugOf(about.name);
  const places = () => Promise.resolve(placesOf(read.extract));
  buildRoadsBeside({ slug, file, places, nowMs: input.nowMs, say: input.say });
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

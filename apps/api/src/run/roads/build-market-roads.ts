import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { VEHICLE_CLASSES, type LngLat } from "@fairmile/contracts";
import { buildRoadTiles, fitStraightLine, openRoadTiles, type FitReport } from "@fairmile/roads";
import { roadStore } from "./road-store.ts";

/** Changes when the same file must be built anew: another engine, other options. */
const RECIPE = "valhalla 3.6.1, streets only, 1";

export interface BuildRoadsInput {
  readonly stateDir: string;
  readonly slug: string;
  /** An extract, `.osm.pbf`. */
  readonly file: string;
  /** Places of the market between which the estimate is fitted: addresses, shops. */
  readonly places: readonly LngLat[];
  readonly nowMs: number;
  readonly say: (text: string) => void;
}

export interface BuiltRoads {
  readonly digest: string;
  /** From now on these roads answer for the market; every process that runs it takes them up within seconds. */
  readonly use: () => Promise<void>;
}

export type BuildRoadsResult =
  | { readonly ok: true; readonly roads: BuiltRoads }
  | {
      readonly ok: false;
      readonly code: "package_missing" | "no_roads" | "builder_failed";
      readonly why: string;
    };

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash("sha256").update(RECIPE);
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex").slice(0, 16);
};

const quality = ({ quality: found }: FitReport): string =>
  VEHICLE_CLASSES.flatMap((vehicle) => {
    const one = found[vehicle];
    return one === undefined ? [] : [`${vehicle} ${Math.round(one.medianError * 100)} %`];
  }).join(", ");

const fitTo = async (directory: string, places: readonly LngLat[]): Promise<FitReport | null> => {
  const roads = openRoadTiles({ directory });
  try {
    await roads.ready;
    const report = await fitStraightLine(roads.network, places);
    return roads.network.isEstimate ? null : report;
  } finally {
    await roads.stop();
  }
};

/**
 * Builds the road tiles of a market and fits its straight-line estimate to them. Nothing answers from them before `use`,
 * so that an import that fails later leaves the market's roads as they were.
 */
export const buildMarketRoads = async (input: BuildRoadsInput): Promise<BuildRoadsResult> => {
  const { file, say } = input;
  const store = roadStore(input.stateDir, input.slug);
  const digest = await digestOf(file);
  const directory = store.directoryOf(digest);
  const built = await buildRoadTiles({ file, directory, onProgress: (phase) => say(`  roads: ${phase} …`) });
  if (!built.ok) return built;
  if ((await store.readFit(digest)) === null && input.places.length > 1) {
    const report = await fitTo(directory, input.places);
    if (report !== null) {
      await store.writeFit(digest, report.fit);
      say(`  roads: where they do not answer, estimates err by ${quality(report)} (median)`);
    }
  }
  const use = async (): Promise<void> => {
    const before = store.current();
    await store.point(digest);
    // The set before stays: a process that runs the market may still answer from it.
    await store.keepOnly([digest, before], input.nowMs);
  };
  return { ok: true, roads: { digest, use } };
};

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildBasemap } from "../src/basemap/build-basemap.ts";
import { readOk } from "../src/testing/read-ok.ts";
import { benchPlaces } from "./places.ts";

const MEBIBYTE = 1024 * 1024;

/** Reads one file; the peak is the whole process's, so each place has a process of its own. */
const measure = async (place: string, path: string): Promise<void> => {
  const idleMebibytes = process.memoryUsage.rss() / MEBIBYTE;
  const { report, drawing } = await readOk(path);
  const startMs = performance.now();
  const basemap = await buildBasemap(drawing, report.attribution);
  const basemapMs = Math.round(performance.now() - startMs);
  const { nodes, ways, streets, addresses, shops, missingNodes, openAreas, elapsedMs } = report;
  console.log(
    JSON.stringify({
      bench: "osm.readExtract",
      place,
      elapsedMs,
      peakMebibytes: Math.round(process.resourceUsage().maxRSS / 1024),
      idleMebibytes: Math.round(idleMebibytes),
      nodes,
      ways,
      streets,
      addresses,
      shops,
      missingNodes,
      openAreas,
      basemapMs,
      basemapBytes: basemap.bytes.length,
      basemapTiles: basemap.tiles,
      largestTileBytes: basemap.largestTileBytes,
    }),
  );
};

const [place, path] = process.argv.slice(2);
if (place !== undefined && path !== undefined) await measure(place, path);
else {
  const folder = mkdtempSync(join(tmpdir(), "fairmile-osm-bench-"));
  try {
    for (const { place: name, input } of benchPlaces()) {
      const file = typeof input === "string" ? input : join(folder, `${name}.osm.pbf`);
      if (typeof input !== "string") writeFileSync(file, input);
      execFileSync(process.execPath, [import.meta.filename, name, file], { stdio: "inherit" });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

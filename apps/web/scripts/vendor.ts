// Puts the files a browser must fetch by address (not through the bundle) into public/vendor.
import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const target = path.resolve(import.meta.dirname, "../public/vendor");
const worker = createRequire(import.meta.url).resolve("maplibre-gl/dist/maplibre-gl-worker.mjs");

await mkdir(target, { recursive: true });
await copyFile(worker, path.join(target, path.basename(worker)));

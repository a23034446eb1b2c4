// After `next build`: bundles the service worker and writes into it what it keeps for offline use.
import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { injectManifest } from "workbox-build";

const web = path.resolve(import.meta.dirname, "..");
const bundled = path.join(web, ".next/sw-bundled.js");

/** The address a built file is served under. */
const addressOf = (file: string): string => {
  if (file.startsWith(".next/static/")) return file.replace(".next/", "/_next/");
  if (file.startsWith(".next/server/app/")) return file.slice(".next/server/app".length).replace(/\.html$/, "");
  return file.replace(/^public/, "");
};

await build({
  entryPoints: [path.join(web, "src/sw/sw.ts")],
  outfile: bundled,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});

const { count, size, warnings } = await injectManifest({
  swSrc: bundled,
  swDest: path.join(web, "public/sw.js"),
  globDirectory: web,
  globPatterns: [
    ".next/static/**/*.{js,css,woff2}",
    ".next/server/app/{offline,driver,driver/**/*}.html",
    "public/icons/*.{png,svg}",
    "public/vendor/*",
  ],
  // The address of a static file already bears its hash.
  dontCacheBustURLsMatching: /\/_next\/static\//,
  maximumFileSizeToCacheInBytes: 4_000_000,
  manifestTransforms: [
    async (entries) => ({ manifest: entries.map((entry) => ({ ...entry, url: addressOf(entry.url) })), warnings: [] }),
  ],
});
await rm(bundled);

for (const warning of warnings) console.warn(warning);
console.log(`service worker: ${count} files kept for offline use, ${Math.round(size / 1024)} kB`);
if (warnings.length > 0) process.exitCode = 1;

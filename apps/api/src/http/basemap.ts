import { AppError } from "@fairmile/contracts";
import { marketBasemap, type Database } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { Hono } from "hono";
import { parseByteRange } from "./byte-range.ts";
import type { HttpEnv } from "./request-context.ts";

/** Archives kept in memory, the latest asked for; a city's takes about a megabyte. */
const KEPT = 4;

/** Reads archives by digest. A digest names its bytes for ever, so what was read once needs no second look. */
const archiveReader = (database: Database): ((digest: string) => Promise<Uint8Array<ArrayBuffer>>) => {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return async (digest) => {
    const known = kept.get(digest);
    if (known !== undefined) return known;
    const [row] = await database.db
      .select({ bytes: marketBasemap.bytes })
      .from(marketBasemap)
      .where(eq(marketBasemap.digest, digest))
      .limit(1);
    if (row === undefined) throw new AppError("not_found");
    const bytes = new Uint8Array(row.bytes);
    kept.set(digest, bytes);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return bytes;
  };
};

/** A market's base map, whole or in ranges, as PMTiles readers ask for it. Anybody may read it. */
export const basemapRoutes = (database: Database): Hono<HttpEnv> => {
  const read = archiveReader(database);
  return new Hono<HttpEnv>().get("/api/basemap/:digest", async (c) => {
    const digest = c.req.param("digest");
    const bytes = await read(digest);
    const etag = `"${digest}"`;
    const headers = { etag, "accept-ranges": "bytes", "cache-control": "public, max-age=31536000, immutable" };
    if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
    // A part of other bytes than the reader has so far would be of no use: then all of them.
    const isSame = [undefined, etag].includes(c.req.header("if-range"));
    const range = isSame ? parseByteRange(c.req.header("range"), bytes.length) : "none";
    const type = { ...headers, "content-type": "application/vnd.pmtiles" };
    if (range === "none") return c.body(bytes, 200, type);
    if (range === "unsatisfiable") return c.body(null, 416, { ...headers, "content-range": `bytes */${bytes.length}` });
    const { first, last } = range;
    return c.body(bytes.subarray(first, last + 1), 206, {
      ...type,
      "content-range": `bytes ${first}-${last}/${bytes.length}`,
    });
  });
};

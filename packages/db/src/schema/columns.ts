import type { LngLat } from "@fairmile/contracts";
import { sql, type SQL } from "drizzle-orm";
import { bigint, customType, text } from "drizzle-orm/pg-core";

/** A UTC instant in ms; given by the verb's clock, never by the database's. */
export const atMs = (name: string) => bigint(name, { mode: "number" });
/** Minor units of the market's currency. */
export const cents = (name: string) => bigint(name, { mode: "number" });
export const ms = (name: string) => bigint(name, { mode: "number" });
export const marketId = () => text("market_id").notNull();

const EWKB_POINT_SRID = "0101000020E6100000";

/** Reads an EWKB hex point with SRID 4326, the form in which PostGIS sends a geography. */
export const parsePoint = (hex: string): LngLat => {
  if (!hex.toUpperCase().startsWith(EWKB_POINT_SRID)) throw new TypeError("not an EWKB point in WGS84");
  const bytes = Buffer.from(hex.slice(EWKB_POINT_SRID.length), "hex");
  return { lng: bytes.readDoubleLE(0), lat: bytes.readDoubleLE(8) };
};

export const pointSql = (point: LngLat): SQL =>
  sql`ST_SetSRID(ST_MakePoint(${point.lng}::float8, ${point.lat}::float8), 4326)::geography`;

/** `geography(Point,4326)`; the migration finishes the type, since the generator quotes what it does not know. */
export const point = customType<{ data: LngLat; driverData: string }>({
  dataType: () => "geography",
  toDriver: pointSql,
  fromDriver: parsePoint,
});

/** `geography(Polygon,4326)`, written from a ring; read through ST_AsGeoJSON where it is needed. */
export const polygon = customType<{ data: readonly LngLat[]; driverData: string }>({
  dataType: () => "geography",
  toDriver: (ring) => {
    const text = ring.map((p) => `${p.lng} ${p.lat}`).join(", ");
    return sql`ST_GeogFromText(${`SRID=4326;POLYGON((${text}))`})`;
  },
  fromDriver: () => {
    throw new TypeError("read a polygon through ST_AsGeoJSON");
  },
});

export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
});

/** The transaction that wrote a row: what a reader may trust is all below the oldest still running. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => "xid8" });

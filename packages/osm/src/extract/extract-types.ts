import type { LngLat } from "@fairmile/contracts";
import type { ExtractErrorCode } from "../pbf/osm-file-error.ts";
import type { RoadClass } from "./tag-rules.ts";
import type { MapDrawing } from "../basemap/map-feature.ts";

/** A door as OpenStreetMap has it. Ranges ("70-74") and fractions ("37 1/2") stay as they are written. */
export interface OsmAddress {
  readonly street: string;
  readonly houseNumber: string;
  readonly unit?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly point: LngLat;
}

export interface OsmStreet {
  readonly name: string;
  /** The busiest class of its parts. */
  readonly class: RoadClass;
  readonly lengthMeters: number;
  /** Half-way along its longest part. */
  readonly point: LngLat;
}

export interface OsmShop {
  readonly name: string;
  /** What it sells, in OpenStreetMap's words: `bakery`, `restaurant`, `florist`, … */
  readonly kind: string;
  readonly point: LngLat;
  /** Its own address, or the nearest one within 60 m; absent where there is none. */
  readonly address?: OsmAddress;
  /** In OpenStreetMap's syntax: `Mo-Fr 08:00-18:00; Sa 09:00-13:00`. */
  readonly openingHours?: string;
}

/** Degrees. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** What an import tells the person who started it. */
export interface ExtractReport {
  readonly nodes: number;
  readonly ways: number;
  readonly relations: number;
  readonly streets: number;
  readonly addresses: number;
  readonly shops: number;
  readonly shopsWithoutAddress: number;
  readonly mapFeatures: number;
  /** Nodes that ways refer to and the file does not have: the extract was clipped. */
  readonly missingNodes: number;
  /** Ways that lost points so. */
  readonly clippedWays: number;
  /** Areas left out because parts of their outline are missing. */
  readonly openAreas: number;
  readonly elapsedMs: number;
  /** True for a town of `generateTown`: nothing of it is real. */
  readonly isInvented: boolean;
  /** To be shown wherever a map or an address from the file shows. */
  readonly attribution: string;
}

/** The raw material of a market. */
export interface OsmExtract {
  /** The most important settlement the file names. */
  readonly placeName?: string;
  readonly bounds: Bounds;
  /** Closed ring (first point repeated), counter-clockwise, at most 200 points; contains every address. */
  readonly polygon: readonly LngLat[];
  readonly streets: readonly OsmStreet[];
  readonly addresses: readonly OsmAddress[];
  readonly shops: readonly OsmShop[];
  /** What its base map shows; `buildBasemap` makes tiles of it. */
  readonly drawing: MapDrawing;
  readonly report: ExtractReport;
}

export type ExtractPhase = "relations" | "ways" | "nodes" | "assemble";

/** What is refused as too big. The defaults keep the process under 1.5 GB. */
export interface ExtractLimits {
  readonly fileBytes: number;
  /** Points on kept ways, repeats counted. */
  readonly nodes: number;
  readonly ways: number;
  readonly addresses: number;
  /** Buildings without an address that the base map shows; more are not refused but left out. */
  readonly plainBuildings: number;
}

export type ExtractResult =
  | { readonly ok: true; readonly extract: OsmExtract }
  | { readonly ok: false; readonly code: ExtractErrorCode; readonly detail: string };

import type { DurationMs, LngLat, Meters, VehicleClass } from "@fairmile/contracts";
import type { Manoeuvre } from "./manoeuvre.ts";

/** Whether a road graph stands behind an answer, or straight lines alone. */
interface Sourced {
  readonly isEstimate: boolean;
}

/**
 * Travel from every origin to every destination, row-major (`from.length × to.length`). -1 where no road joins them.
 * `isEstimate` speaks of the pairs that were looked up; those that `nearest` left out are estimates in any case.
 */
export interface TravelMatrix extends Sourced {
  readonly durationsMs: Int32Array;
  readonly distancesMeters: Int32Array;
}

export interface RoadLeg {
  readonly distanceMeters: Meters;
  readonly durationMs: DurationMs;
}

export interface RoadRoute extends Sourced {
  readonly distanceMeters: Meters;
  readonly durationMs: DurationMs;
  /** One leg between each two consecutive stops. */
  readonly legs: readonly RoadLeg[];
  /** The line to draw, in order of travel. */
  readonly line: readonly LngLat[];
  /** Turn by turn, in order of travel; empty unless a language was asked for, and in an estimate. */
  readonly manoeuvres: readonly Manoeuvre[];
  /** What the manoeuvres are written in: English where the wanted language is not known. Null without manoeuvres. */
  readonly language: string | null;
}

/** What no road answers. `off_network`: the point at `index` is further from any road than a person would carry. */
export type RoadRefusal =
  | { readonly ok: false; readonly code: "off_network"; readonly index: number }
  | { readonly ok: false; readonly code: "no_route" };

export type RouteAnswer = { readonly ok: true; readonly route: RoadRoute } | RoadRefusal;

export interface ReachableArea extends Sourced {
  /** Closed rings (first point repeated) of one polygon each, the largest first. */
  readonly rings: readonly (readonly LngLat[])[];
}
export type ReachAnswer = { readonly ok: true; readonly area: ReachableArea } | RoadRefusal;

export interface MatchedTrace extends Sourced {
  readonly line: readonly LngLat[];
  readonly distanceMeters: Meters;
}
export type TraceAnswer = { readonly ok: true; readonly trace: MatchedTrace } | RoadRefusal;

export interface SnappedPoint extends Sourced {
  /** The nearest place on a road that the vehicle may use. */
  readonly point: LngLat;
  readonly distanceMeters: Meters;
}
export type SnapAnswer = { readonly ok: true; readonly snap: SnappedPoint } | RoadRefusal;

export interface MatrixQuery {
  readonly vehicle: VehicleClass;
  readonly from: readonly LngLat[];
  readonly to: readonly LngLat[];
  /**
   * True where the origins are live positions: each is taken for its place on a grid of about ten metres, so that who
   * stands still is looked up once.
   */
  readonly isLive?: boolean;
  /**
   * For tables of many points: from each origin only so many destinations, the nearest by straight line, are looked up
   * on the roads, and those that `always` names; the others are estimated.
   */
  readonly nearest?: number;
  readonly always?: (row: number, column: number) => boolean;
}

export interface RouteQuery {
  readonly vehicle: VehicleClass;
  /** Two or more, in order of travel. */
  readonly stops: readonly LngLat[];
  /** A BCP 47 tag; asks for manoeuvres in that language. */
  readonly language?: string;
}

export interface ReachQuery {
  readonly vehicle: VehicleClass;
  readonly from: LngLat;
  readonly withinMs: DurationMs;
}

export interface TraceQuery {
  readonly vehicle: VehicleClass;
  /** Positions as a phone heard them, in order of time. */
  readonly points: readonly LngLat[];
}

export interface SnapQuery {
  readonly vehicle: VehicleClass;
  readonly point: LngLat;
}

/**
 * Where travel times come from. A straight-line estimate, a road graph in a worker and one behind HTTP answer the same
 * questions. Points off the network and places that no road joins are answers, not errors; only an engine that is not
 * there rejects, with `EngineDown`, and `withFallback` turns even that into an estimate.
 */
export interface RoadNetwork {
  /** What answers, as shown to people and stored with each round. */
  readonly name: string;
  /** True where no road graph stands behind the figures now. An answer says for itself what it was made of. */
  readonly isEstimate: boolean;
  readonly matrix: (query: MatrixQuery) => Promise<TravelMatrix>;
  readonly route: (query: RouteQuery) => Promise<RouteAnswer>;
  readonly reach: (query: ReachQuery) => Promise<ReachAnswer>;
  readonly trace: (query: TraceQuery) => Promise<TraceAnswer>;
  readonly snap: (query: SnapQuery) => Promise<SnapAnswer>;
}

import type { DurationMs, LngLat, Meters, VehicleClass } from "@fairmile/contracts";

/** Travel from every origin to every destination, row-major (`from.length × to.length`). -1 where no road joins them. */
export interface TravelMatrix {
  readonly durationsMs: Int32Array;
  readonly distancesMeters: Int32Array;
}

export interface RoadRoute {
  readonly distanceMeters: Meters;
  readonly durationMs: DurationMs;
  /** One leg between each two consecutive stops. */
  readonly legs: readonly { readonly distanceMeters: Meters; readonly durationMs: DurationMs }[];
  /** The line to draw, in order of travel. */
  readonly line: readonly LngLat[];
}

/** Where travel times come from. A straight-line estimate and a road graph answer the same questions. */
export interface RoadNetwork {
  /** What answers, as shown to people and stored with each round. */
  readonly name: string;
  /** True where no road graph stands behind the figures. */
  readonly isEstimate: boolean;
  readonly matrix: (input: {
    readonly vehicle: VehicleClass;
    readonly from: readonly LngLat[];
    readonly to: readonly LngLat[];
  }) => Promise<TravelMatrix>;
  readonly route: (input: { readonly vehicle: VehicleClass; readonly stops: readonly LngLat[] }) => Promise<RoadRoute>;
}

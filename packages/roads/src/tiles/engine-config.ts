/** Tiles held in memory by each thread of the engine; a city has a few MB. */
const MOST_CACHED_BYTES = 256_000_000;

/** Longest way and greatest table of one question, for every costing model. */
const COSTING_LIMITS = {
  max_distance: 500_000,
  max_locations: 50,
  max_matrix_distance: 200_000,
  max_matrix_location_pairs: 2_500,
};

const EXPAND = { max_allowed_up_transitions: { "1": 400, "2": 100 } };
const WITHIN = (second: number) => ({ ...EXPAND, max_expand_within_distance: { "0": 1e8, "1": second, "2": 5_000 } });

const serviceLimits = {
  auto: COSTING_LIMITS,
  bicycle: COSTING_LIMITS,
  motor_scooter: COSTING_LIMITS,
  pedestrian: { ...COSTING_LIMITS, min_transit_walking_distance: 1, max_transit_walking_distance: 10_000 },
  isochrone: {
    max_contours: 1,
    max_time_contour: 120,
    max_distance: 25_000,
    max_locations: 1,
    max_distance_contour: 200,
  },
  trace: {
    max_distance: 200_000,
    max_gps_accuracy: 100,
    max_search_radius: 100,
    max_shape: 16_000,
    max_alternates: 0,
    max_alternates_shape: 100,
  },
  skadi: { max_shape: 16_000, min_resample: 10 },
  status: { allow_verbose: false },
  centroid: { max_distance: 200_000, max_locations: 5 },
  max_exclude_locations: 50,
  max_reachability: 100,
  max_radius: 200,
  max_timedep_distance: 500_000,
  max_timedep_distance_matrix: 0,
  max_alternates: 0,
  max_exclude_polygons_length: 10_000,
  max_distance_disable_hierarchy_culling: 0,
  allow_hard_exclusions: false,
  hierarchy_limits: {
    allow_modification: false,
    costmatrix: EXPAND,
    unidirectional_astar: WITHIN(100_000),
    bidirectional_astar: WITHIN(20_000),
  },
};

const UP = { max_up_transitions: { "1": 400, "2": 100 } };

const meili = {
  mode: "auto",
  customizable: [],
  verbose: false,
  default: {
    sigma_z: 4.07,
    gps_accuracy: 5,
    beta: 3,
    max_route_distance_factor: 5,
    max_route_time_factor: 5,
    max_search_radius: 100,
    breakage_distance: 2_000,
    interpolation_distance: 10,
    search_radius: 50,
    geometry: false,
    route: true,
    turn_penalty_factor: 0,
  },
  auto: { turn_penalty_factor: 200, search_radius: 50 },
  pedestrian: { turn_penalty_factor: 100, search_radius: 50 },
  bicycle: { turn_penalty_factor: 140 },
  grid: { size: 500, cache_size: 100_240 },
};

/**
 * Valhalla's configuration for one folder of tiles, to build them or to answer from them. Written by us because the
 * package's own generator is a Python program. Paths that are switched off are left out.
 *
 * - `timedistancematrix`: the default algorithm took ten times the time and memory on a big table by bicycle.
 * - without footways, tiles are a quarter the size and everything is answered twice as fast; people on foot are then led
 *   along the streets.
 */
export const engineConfig = (input: {
  readonly tileDirectory: string;
  readonly withFootways: boolean;
  /** Where the engine's own log goes: nowhere in a worker, to its output in the builder. */
  readonly log: "none" | "stderr";
  readonly threads: number;
}) => {
  const logging = { type: input.log === "none" ? "" : "std_err", color: false };
  const slow = { ...logging, long_request: 1_000 };
  return {
    mjolnir: {
      tile_dir: input.tileDirectory,
      max_cache_size: MOST_CACHED_BYTES,
      concurrency: input.threads,
      include_pedestrian: input.withFootways,
      include_bicycle: true,
      include_driving: true,
      include_driveways: true,
      hierarchy: true,
      shortcuts: true,
      data_processing: {
        use_admin_db: false,
        infer_internal_intersections: true,
        infer_turn_channels: true,
        apply_country_overrides: true,
      },
      logging,
    },
    additional_data: {},
    loki: {
      actions: ["route", "sources_to_targets", "isochrone", "trace_route", "status"],
      use_connectivity: true,
      service_defaults: {
        radius: 0,
        minimum_reachability: 50,
        search_cutoff: 35_000,
        node_snap_tolerance: 5,
        street_side_tolerance: 5,
        street_side_max_distance: 1_000,
        heading_tolerance: 60,
      },
      logging: slow,
      service: { proxy: "" },
    },
    thor: {
      source_to_target_algorithm: "timedistancematrix",
      costmatrix: { hierarchy_limits: UP },
      bidirectional_astar: {
        hierarchy_limits: { ...UP, expand_within_distance: { "0": 1e8, "1": 20_000, "2": 5_000 } },
      },
      unidirectional_astar: {
        hierarchy_limits: { ...UP, expand_within_distance: { "0": 1e8, "1": 100_000, "2": 5_000 } },
      },
      logging: slow,
      service: { proxy: "" },
    },
    odin: { logging, service: { proxy: "" }, markup_formatter: { markup_enabled: false } },
    meili: { ...meili, logging, service: { proxy: "" } },
    service_limits: serviceLimits,
  };
};

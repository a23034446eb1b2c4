import type { DurationMs, ManoeuvreType, Meters } from "@fairmile/contracts";

/** One instruction on a route. Distances and times are of the stretch that begins with it. */
export interface Manoeuvre {
  readonly type: ManoeuvreType;
  /** The sentence to read, like "Turn right onto Mill Street." */
  readonly instruction: string;
  /** Names of the stretch, most common first; empty where the map has none. */
  readonly streetNames: readonly string[];
  readonly distanceMeters: Meters;
  readonly durationMs: DurationMs;
  /** Where it begins, as an index into the route's line. */
  readonly beginIndex: number;
  /** The leg it belongs to, as an index into the route's legs. */
  readonly leg: number;
  /** Sentences to speak; null where the engine has none for this kind. */
  readonly verbal: {
    /** Well before: "Turn right onto Mill Street." */
    readonly alert: string | null;
    /** Right before. */
    readonly before: string | null;
    /** Right after: "Continue for 200 meters." */
    readonly after: string | null;
  };
}

import { durationMs, meters, type LngLat } from "@fairmile/contracts";
import type { Manoeuvre } from "../manoeuvre.ts";
import type { RoadLeg } from "../road-network.ts";
import { manoeuvreType } from "./manoeuvre-types.ts";
import { decodePolyline } from "./polyline.ts";

interface Measured {
  /** Kilometres. */
  readonly length: number;
  /** Seconds. */
  readonly time: number;
}

interface EngineManeuver extends Measured {
  readonly type: number;
  readonly instruction: string;
  readonly street_names?: readonly string[];
  readonly begin_shape_index: number;
  readonly verbal_transition_alert_instruction?: string;
  readonly verbal_pre_transition_instruction?: string;
  readonly verbal_post_transition_instruction?: string;
}

interface EngineTrip {
  readonly language?: string;
  readonly legs: readonly {
    readonly shape: string;
    readonly summary: Measured;
    readonly maneuvers?: readonly EngineManeuver[];
  }[];
}

export interface Trip {
  readonly legs: readonly RoadLeg[];
  readonly line: readonly LngLat[];
  readonly manoeuvres: readonly Manoeuvre[];
  readonly language: string | null;
}

const toLeg = ({ length, time }: Measured): RoadLeg => {
  if (!(Number.isFinite(length) && Number.isFinite(time))) throw new TypeError("a leg without length or time");
  return { distanceMeters: meters(Math.round(length * 1000)), durationMs: durationMs(Math.round(time * 1000)) };
};

const toManoeuvre = (one: EngineManeuver, leg: number, shapeBegin: number): Manoeuvre => ({
  type: manoeuvreType(one.type),
  instruction: one.instruction,
  streetNames: one.street_names ?? [],
  ...toLeg(one),
  beginIndex: shapeBegin + one.begin_shape_index,
  leg,
  verbal: {
    alert: one.verbal_transition_alert_instruction ?? null,
    before: one.verbal_pre_transition_instruction ?? null,
    after: one.verbal_post_transition_instruction ?? null,
  },
});

/** Reads Valhalla's answer to a route or a trace: legs one after the other, their shapes joined into one line. */
export const readTrip = (answer: string): Trip => {
  const { trip }: { trip: EngineTrip } = JSON.parse(answer);
  const line: LngLat[] = [];
  const manoeuvres: Manoeuvre[] = [];
  const legs = trip.legs.map(({ shape, summary, maneuvers }, leg) => {
    // A leg begins where the one before it ended; that point stands in the line once.
    const begin = Math.max(0, line.length - 1);
    const points = decodePolyline(shape);
    line.push(...(line.length === 0 ? points : points.slice(1)));
    manoeuvres.push(...(maneuvers ?? []).map((one) => toManoeuvre(one, leg, begin)));
    return toLeg(summary);
  });
  return { legs, line, manoeuvres, language: manoeuvres.length === 0 ? null : (trip.language ?? null) };
};

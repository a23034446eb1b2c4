import type { DirectionsView, LngLat } from "@fairmile/contracts";

/** A place so many metres east and north of where the equator begins. */
const at = (eastMeters: number, northMeters: number): LngLat => ({
  lng: eastMeters / 111_195,
  lat: northMeters / 111_195,
});

type Manoeuvre = DirectionsView["manoeuvres"][number];

const manoeuvre = (one: Pick<Manoeuvre, "type" | "instruction" | "beginIndex" | "stopId"> & Partial<Manoeuvre>) => ({
  streetNames: [],
  distanceMeters: 0,
  durationMs: 0,
  verbal: { alert: null, before: one.instruction, after: null },
  ...one,
});

/**
 * 400 m east, right onto Mill Street, 200 m south to the first stop, and 100 m on to the second; begun so many metres along.
 */
export const sampleDirections = (begunAtMeters = 0): DirectionsView => ({
  assignmentId: "asg_1",
  line: [at(begunAtMeters, 0), at(300, 0), at(400, 0), at(400, -200), at(400, -300)],
  legs: [
    { stopId: "stp_1", distanceMeters: 600 - begunAtMeters, durationMs: 60_000 },
    { stopId: "stp_2", distanceMeters: 100, durationMs: 10_000 },
  ],
  manoeuvres: [
    manoeuvre({ type: "depart", instruction: "Drive east.", beginIndex: 0, stopId: "stp_1", durationMs: 40_000 }),
    manoeuvre({
      type: "right",
      instruction: "Turn right onto Mill Street.",
      beginIndex: 2,
      stopId: "stp_1",
      streetNames: ["Mill Street"],
      durationMs: 20_000,
      verbal: { alert: "Right soon.", before: "Turn right onto Mill Street.", after: null },
    }),
    manoeuvre({
      type: "arrive",
      instruction: "You have arrived.",
      beginIndex: 3,
      stopId: "stp_1",
      verbal: { alert: "You will arrive.", before: "You have arrived.", after: null },
    }),
    manoeuvre({ type: "depart", instruction: "Drive south.", beginIndex: 3, stopId: "stp_2" }),
    manoeuvre({ type: "arrive", instruction: "You have arrived.", beginIndex: 4, stopId: "stp_2" }),
  ],
  language: "en-GB",
  isEstimate: false,
});

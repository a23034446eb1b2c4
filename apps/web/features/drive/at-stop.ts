const HERE_METERS = 60;
/** A receiver that errs by more than this must not put the whole street at the door. */
const MOST_ACCURACY_METERS = 40;
/** So much further away than where they arrived are they gone again: the button does not flicker on the line. */
const GONE_METERS = 30;

/** Whether a driver is at a stop: within 60 m of it and what the receiver errs, up to 40 m. */
export const isAtStop = (input: {
  readonly wasThere: boolean;
  readonly distanceMeters: number;
  readonly accuracyMeters: number | null;
}): boolean =>
  input.distanceMeters <=
  HERE_METERS + Math.min(input.accuracyMeters ?? 0, MOST_ACCURACY_METERS) + (input.wasThere ? GONE_METERS : 0);

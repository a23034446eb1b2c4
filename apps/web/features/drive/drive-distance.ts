import { formatDistance } from "../../src/i18n/format-distance.ts";

const step = (meters: number): number => (meters < 200 ? 20 : meters < 1000 ? 50 : 100);

/** How far it is to a turn, in steps that can be told apart at a glance: 20 m, from 200 m on 50 m, from 1 km on 0.1 km. */
export const driveMeters = (meters: number): number => {
  const by = step(meters);
  return Math.round(meters / by) * by;
};

export const formatDriveDistance = (meters: number): string => formatDistance(driveMeters(meters));

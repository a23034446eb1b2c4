import { createRobotAdmin, signInAsDemoAdmin } from "./admin/robot-admin.ts";
import type { OnEvent } from "./core/robot-event.ts";
import type { Robot } from "./core/robot.ts";
import { createRobotDriver } from "./driver/robot-driver.ts";
import { createSession, type Session } from "./net/session.ts";
import { createRecipients } from "./recipients.ts";
import { createRobotStore, type RobotStoreOptions } from "./store/robot-store.ts";

export interface RunRobotsOptions {
  /** Where the API is, without a trailing slash. */
  readonly apiUrl: string;
  /** Slug of the market; the server's first where left out. */
  readonly market?: string;
  readonly drivers: number;
  readonly stores: number;
  readonly seed: string;
  /** Orders an hour of market time from all stores together, on average. */
  readonly deliveriesPerHour: number;
  readonly onEvent: OnEvent;
  /** Makes a session an admin's, who approves the robot drivers; the demo's one-click door where left out. */
  readonly signInAsAdmin?: (session: Session) => Promise<void>;
  /** Further settings of every store. */
  readonly store?: Pick<RobotStoreOptions, "mostOrders" | "mostWaiting" | "keyShare" | "cancelShare" | "radiusMeters">;
}

export interface RunningRobots {
  /** Tells them to stop; resolves when all have. */
  readonly stop: () => Promise<void>;
}

/** Starts robot stores and drivers, and an admin who approves the drivers. They go on until they are stopped, whatever the API does. */
export const runRobots = (options: RunRobotsOptions): RunningRobots => {
  const { apiUrl, seed, onEvent, drivers, stores } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const place = { apiUrl, ...(options.market === undefined ? {} : { market: options.market }) };
  const recipients = createRecipients(createSession({ ...place, signal }));
  const shared = { ...place, seed, recipients, onEvent };
  const perHour = options.deliveriesPerHour / Math.max(1, stores);
  const robots: Robot[] = [
    createRobotAdmin({ ...place, onEvent, signIn: options.signInAsAdmin ?? signInAsDemoAdmin }),
    ...Array.from({ length: stores }, (_, index) => createRobotStore({ ...shared, ...options.store, index, perHour })),
    ...Array.from({ length: drivers }, (_, index) => createRobotDriver({ ...shared, index })),
  ];
  const ended = Promise.all(robots.map((robot) => robot.run(signal)));
  return {
    stop: async () => {
      stopping.abort(new Error("the robots were stopped"));
      await ended;
    },
  };
};

import { refused, to, type Lifecycle } from "./lifecycle.ts";

export const DRIVER_STATES = ["applied", "approved", "suspended", "closed"] as const;
export type DriverState = (typeof DRIVER_STATES)[number];
export type DriverCommand = "approve" | "suspend" | "reinstate" | "close";

const closed = refused("driver_closed");
const no = refused("driver_wrong_state");

/** Only a person suspends, with a written reason. */
export const driverLifecycle: Lifecycle<DriverState, DriverCommand> = {
  applied: { approve: to("approved"), suspend: no, reinstate: no, close: to("closed") },
  approved: { approve: no, suspend: to("suspended"), reinstate: no, close: to("closed") },
  suspended: { approve: no, suspend: no, reinstate: to("approved"), close: to("closed") },
  closed: { approve: closed, suspend: closed, reinstate: closed, close: closed },
};

export const PRESENCES = ["offline", "available", "on_route"] as const;
export type Presence = (typeof PRESENCES)[number];
export type PresenceCommand = "go_online" | "go_offline" | "take_route" | "end_route";

const busy = refused("driver_on_route");
const off = refused("driver_offline");

export const presenceLifecycle: Lifecycle<Presence, PresenceCommand> = {
  offline: { go_online: to("available"), go_offline: to("offline"), take_route: off, end_route: off },
  available: {
    go_online: to("available"),
    go_offline: to("offline"),
    take_route: to("on_route"),
    end_route: to("available"),
  },
  on_route: { go_online: busy, go_offline: busy, take_route: to("on_route"), end_route: to("available") },
};

import type { MarketTime } from "../core/market-time.ts";
import type { Prng } from "../core/prng.ts";
import type { RobotEvent } from "../core/robot-event.ts";
import type { Recipients } from "../recipients.ts";
import type { Body } from "./body.ts";
import type { DriverSession } from "./driver-session.ts";
import type { Personality } from "./personality.ts";

/** What every part of a robot driver works with. */
export interface DriverTools {
  readonly session: DriverSession;
  readonly time: MarketTime;
  readonly prng: Prng;
  readonly who: Personality;
  readonly body: Body;
  readonly recipients: Recipients;
  readonly signal: AbortSignal;
  readonly tell: (event: string, details?: Omit<RobotEvent, "robot" | "event">) => void;
}

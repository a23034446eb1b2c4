import { keepGoing } from "../core/keep-going.ts";
import { pause } from "../core/pause.ts";
import type { Robot } from "../core/robot.ts";
import type { OnEvent } from "../core/robot-event.ts";
import { createSession, type Session } from "../net/session.ts";

export interface RobotAdminOptions {
  readonly apiUrl: string;
  readonly market?: string;
  /** Makes the session an admin's: the demo's one-click door, or whatever a test has. */
  readonly signIn: (session: Session) => Promise<void>;
  readonly onEvent: OnEvent;
}

const LOOK_EVERY_WALL_MS = 1_500;
/** Robots have these numbers; a person who applies waits for a person. */
const ROBOT_PHONE = /^\+353855550\d{3}$/;

/** Signs in through the demo's one-click door. */
export const signInAsDemoAdmin = async (session: Session): Promise<void> => {
  const response = await session.request("/api/demo/sign-in?as=admin");
  if (response.status !== 303) throw new Error(`the demo's door answered ${response.status}`);
};

const approveAll = async (session: Session): Promise<string[]> => {
  // The latest applications come first, and robots apply all at once.
  const { drivers } = await session.trpc.admin.listDrivers.query({ limit: 100 });
  const waiting = drivers.filter((driver) => driver.status === "applied" && ROBOT_PHONE.test(driver.phone));
  for (const { id } of waiting) {
    await session.trpc.admin.decideDriver.mutate({
      driverId: id,
      decision: "approve",
      reason: "A robot of this demo; its papers are in order.",
    });
  }
  return waiting.map(({ id }) => id);
};

/** An admin who approves robot drivers as they apply, and decides about nobody else. */
export const createRobotAdmin = ({ apiUrl, market, signIn, onEvent }: RobotAdminOptions): Robot => {
  const name = "admin";
  const run: Robot["run"] = async (signal) => {
    const work = async (): Promise<void> => {
      const session = createSession({ apiUrl, signal, ...(market === undefined ? {} : { market }) });
      await signIn(session);
      for (;;) {
        for (const driverId of await approveAll(session)) onEvent({ robot: name, event: "approved", driverId });
        await pause(LOOK_EVERY_WALL_MS, signal);
      }
    };
    await keepGoing(work, {
      signal,
      onTrouble: (code, text) => onEvent({ robot: name, event: "trouble", code, text }),
    });
  };
  return { name, run };
};

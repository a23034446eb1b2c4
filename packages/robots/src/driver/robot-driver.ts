import type { LngLat } from "@fairmile/contracts";
import { keepGoing } from "../core/keep-going.ts";
import { startMarketTime } from "../core/market-time.ts";
import { createPrng } from "../core/prng.ts";
import type { OnEvent } from "../core/robot-event.ts";
import type { Robot } from "../core/robot.ts";
import { pointInside } from "../geo/polygon.ts";
import { createSession } from "../net/session.ts";
import { signIn } from "../net/sign-in.ts";
import type { Recipients } from "../recipients.ts";
import { createBody } from "./body.ts";
import { withDriverToken } from "./driver-session.ts";
import type { DriverTools } from "./driver-tools.ts";
import { personalityOf, type Personality } from "./personality.ts";
import { signUpDriver } from "./sign-up-driver.ts";
import { workShift } from "./work-shift.ts";

export interface RobotDriverOptions {
  /** Where the API is, without a trailing slash. */
  readonly apiUrl: string;
  /** Slug of the market; the server's first where left out. */
  readonly market?: string;
  /** From 0; with the seed it decides who this driver is. */
  readonly index: number;
  readonly seed: string;
  /** Where PINs are heard. */
  readonly recipients: Recipients;
  readonly onEvent: OnEvent;
  /** Parts of the personality set by hand, for tests. */
  readonly personality?: Partial<Personality>;
  /** Where this driver first goes online; somewhere in the market where left out. */
  readonly start?: LngLat;
}

/** A robot driver that signs up, goes online and drives, by the public interfaces alone. */
export const createRobotDriver = (options: RobotDriverOptions): Robot => {
  const { apiUrl, index, seed, onEvent } = options;
  const name = `driver ${index + 1}`;
  const prng = createPrng(`${seed}/${name}`);
  const who: Personality = { ...personalityOf(index, prng), ...options.personality };
  const tell: DriverTools["tell"] = (event, details = {}) => onEvent({ robot: name, event, ...details });
  const phone = `+353855550${String(200 + index).padStart(3, "0")}`;

  const run: Robot["run"] = async (signal) => {
    let at = options.start ?? null;
    const work = async (): Promise<void> => {
      const time = await startMarketTime(apiUrl, signal);
      const session = createSession({
        apiUrl,
        signal,
        ...(options.market === undefined ? {} : { market: options.market }),
      });
      await signIn(session, `robot-driver-${index + 1}@robots.fairmile.test`, signal);
      const { id } = await signUpDriver(session, { ...who, phone }, signal);
      at ??= pointInside((await session.trpc.market.get.query({})).polygon, prng);
      const phoneOf = withDriverToken(session);
      const body = createBody({ session: phoneOf, time, start: at, signal });
      const tools: DriverTools = {
        session: phoneOf,
        time,
        prng,
        who,
        body,
        signal,
        tell,
        recipients: options.recipients,
      };
      tell("ready", { driverId: id, style: who.style, vehicle: who.vehicle });
      try {
        for (;;) await workShift(tools);
      } finally {
        at = body.point();
      }
    };
    await keepGoing(work, { signal, onTrouble: (code, text) => tell("trouble", { code, text }) });
  };
  return { name, run };
};

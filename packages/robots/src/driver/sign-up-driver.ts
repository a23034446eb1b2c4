import type { DriverView } from "@fairmile/contracts";
import { pause } from "../core/pause.ts";
import { pressButton } from "../net/press-button.ts";
import type { Session } from "../net/session.ts";
import type { Personality } from "./personality.ts";

const LOOK_AGAIN_WALL_MS = 500;

/** Opens the account this driver is paid to, on the hosted page, and has the API look at it. */
const openPayoutAccount = async (session: Session, signal: AbortSignal): Promise<void> => {
  const { url } = await session.trpc.payoutAccount.start.mutate({ returnPath: "/driver" });
  await pressButton(url, { choice: "complete", bank: "works" }, signal);
  await session.trpc.payoutAccount.refresh.mutate({});
};

/** Makes a signed-in person a driver who may work: applies, opens a payout account, and waits for approval. What is done already is left alone. */
export const signUpDriver = async (
  session: Session,
  who: Pick<Personality, "name" | "vehicle"> & { readonly phone: string },
  signal: AbortSignal,
): Promise<DriverView> => {
  const { driverId } = await session.trpc.me.get.query({});
  if (driverId === null) {
    await session.trpc.driver.apply.mutate({ name: who.name, phone: who.phone, vehicle: who.vehicle });
  }
  let driver = await session.trpc.driver.get.query();
  if (driver.payoutAccount !== "ready") {
    await openPayoutAccount(session, signal);
    driver = await session.trpc.driver.get.query();
  }
  while (driver.status === "applied") {
    await pause(LOOK_AGAIN_WALL_MS, signal);
    driver = await session.trpc.driver.get.query();
  }
  if (driver.status !== "approved") throw new Error(`robot driver ${driver.id} is ${driver.status}`);
  return driver;
};

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMoneyWorkers } from "./money-workers.ts";
import {
  delivered,
  driverWith,
  openMoneyWorld,
  paymentOf,
  transferOf,
  type MoneyWorld,
} from "./testing/money-world.ts";

let world: MoneyWorld;
beforeAll(async () => {
  world = await openMoneyWorld();
});
afterAll(() => world.close());

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 1_000; i += 1) {
    if (await isSo()) return;
    await sleep(50);
  }
  throw new Error("it never came to it");
};

test("the workers take a drop-off all the way to the driver's account by themselves, and stop when told", async () => {
  const made = await delivered(world, await driverWith(world, "ready"), { tipCents: 10 });
  const workers = startMoneyWorkers(world.h.services);
  await until(async () => (await transferOf(world, made.id)).status === "sent");
  expect(await paymentOf(world, made.id)).toMatchObject({ status: "captured" });
  await workers.stop();
  const later = await delivered(world, await driverWith(world, "ready"));
  workers.wake();
  await sleep(300);
  expect(await paymentOf(world, later.id)).toMatchObject({ status: "capturing" });
});

test("a wake is a turn at once, also when it comes while one runs", async () => {
  const workers = startMoneyWorkers(world.h.services, { turnMs: 3_600_000 });
  for (let i = 0; i < 3; i += 1) {
    const made = await delivered(world, await driverWith(world, "ready"));
    workers.wake();
    // The transfer is asked for by the capture's own turn, and made by the next, which follows a turn that did something.
    await until(async () => (await transferOf(world, made.id)).status === "sent");
  }
  await workers.stop();
}, 60_000);

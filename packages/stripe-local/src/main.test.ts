import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test, vi } from "vitest";
import { remoteControl } from "./control/remote-control.ts";
import { sdkAt } from "./testing/start-test-double.ts";
import { SECRET, startReceiver } from "./testing/webhook-receiver.ts";

const MAIN = join(import.meta.dirname, "main.ts");

const folder = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), "stripe-local-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
};

/** Starts the double as a process of its own; gives it once it says its port. */
const run = async (...args: string[]): Promise<{ child: ChildProcess; port: number }> => {
  const child = spawn(process.execPath, [MAIN, "--port", "0", ...args], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const said: { port: number } = JSON.parse(line);
    return { child, port: said.port };
  }
  throw new Error("the double ended before it was ready");
};
const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> => {
  const exit = once(child, "exit");
  child.kill(signal);
  return (await exit)[0];
};

const hold = {
  amount: 1_000,
  currency: "usd",
  capture_method: "manual",
  confirm: true,
  payment_method: "pm_card_visa",
} as const;

test("what was answered survives kill -9 in the middle of work, and so do its keys", async () => {
  const journal = join(await folder(), "journal.jsonl");
  const answered = new Map<string, string>();
  let round = 0;
  for (; round < 2; round += 1) {
    const { child, port } = await run("--journal", journal);
    const stripe = sdkAt(port);
    // Eight at a time, so that the kill falls inside writes.
    const work = async (worker: number): Promise<void> => {
      for (let n = 0; ; n += 1) {
        const idempotencyKey = `hold ${round} ${worker} ${n}`;
        const made = await stripe.paymentIntents.create(hold, { idempotencyKey }).catch(() => null);
        if (!made) return;
        answered.set(idempotencyKey, made.id);
      }
    };
    const workers = Array.from({ length: 8 }, (_, worker) => work(worker));
    const before = answered.size;
    await vi.waitFor(() => expect(answered.size).toBeGreaterThan(before + 30), { timeout: 8_000 });
    await ended(child, "SIGKILL");
    await Promise.all(workers);
  }
  // What a crash inside a write would leave behind.
  await appendFile(journal, '{"atMs":1,"puts":[["payment_intent","pi_to');
  const { child, port } = await run("--journal", journal);
  const stripe = sdkAt(port);
  const kept = (await remoteControl(`http://127.0.0.1:${port}`).dump()).paymentIntents;
  const ids = new Set(kept.map((p) => p.id));
  expect([...answered.values()].filter((id) => !ids.has(id))).toEqual([]);
  expect(ids.size).toBe(kept.length);
  for (const [idempotencyKey, id] of [...answered].filter((_, i) => i % 20 === 0)) {
    expect((await stripe.paymentIntents.create(hold, { idempotencyKey })).id).toBe(id);
  }
  expect((await remoteControl(`http://127.0.0.1:${port}`).dump()).paymentIntents).toHaveLength(kept.length);
  expect(await ended(child, "SIGTERM")).toBe(0);
}, 30_000);

test("an event not delivered before kill -9 is delivered after it", async () => {
  const journal = join(await folder(), "journal.jsonl");
  const receiver = await startReceiver();
  receiver.answers.push(503, 503);
  const args = ["--journal", journal, "--webhook", receiver.url, "--webhook-secret", SECRET];
  const first = await run(...args);
  await sdkAt(first.port).customers.create({ name: "a" });
  await vi.waitFor(() => expect(receiver.attempts()).toBeGreaterThan(0));
  await ended(first.child, "SIGKILL");
  await run(...args);
  await vi.waitFor(() => expect(receiver.received.map((e) => e.type)).toEqual(["customer.created"]), {
    timeout: 5_000,
  });
});

test("--speed makes its time run faster, and a restart does not turn it back", async () => {
  const journal = join(await folder(), "journal.jsonl");
  const fast = await run("--journal", journal, "--speed", "1000000");
  const stripe = sdkAt(fast.port);
  await stripe.paymentIntents.create({ ...hold, capture_method: "automatic" });
  // Two days pass in 0.2 s.
  await vi.waitFor(async () => expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 961 }]), {
    timeout: 3_000,
  });
  const { created } = await stripe.customers.create({});
  expect(await ended(fast.child, "SIGTERM")).toBe(0);
  const slow = await run("--journal", journal);
  const again = sdkAt(slow.port);
  expect((await again.customers.create({})).created).toBeGreaterThanOrEqual(created);
  expect((await again.balance.retrieve()).available).toMatchObject([{ amount: 961 }]);
});

test("an unpaired webhook and a speed that is no number are refused with the usage", async () => {
  for (const args of [
    ["--webhook", "http://127.0.0.1:1/"],
    ["--speed", "fast"],
  ]) {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "ignore", "pipe"] });
    const text: string[] = [];
    child.stderr.on("data", (chunk: Buffer) => text.push(chunk.toString()));
    expect((await once(child, "exit"))[0]).toBe(2);
    expect(text.join("")).toContain("usage:");
  }
});

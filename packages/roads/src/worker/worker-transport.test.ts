import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { toyEngine, type ToyConfig, type ToyEngine } from "../testing/toy-engine.ts";
import { EngineDown, EngineRefusal } from "../valhalla/engine-fault.ts";
import { workerTransport, type WorkerTransport, type WorkerTransportOptions } from "./worker-transport.ts";

const open: { engine: WorkerTransport; toy: ToyEngine }[] = [];
afterEach(async () => {
  for (const { engine, toy } of open.splice(0)) {
    await engine.stop();
    toy.remove();
  }
});

type Limits = Pick<WorkerTransportOptions, "limitMs" | "openPatienceMs">;

const start = async ({ fails, opensMs, ...limits }: ToyConfig & Limits = {}) => {
  const config = { ...(fails === undefined ? {} : { fails }), ...(opensMs === undefined ? {} : { opensMs }) };
  const toy = await toyEngine(config);
  const crashes: string[] = [];
  const engine = workerTransport({
    setup: toy.setup,
    onCrash: (why) => crashes.push(why),
    ...limits,
  });
  open.push({ engine, toy });
  const ask = (act: string, action: "route" | "matrix" = "route"): Promise<string> =>
    engine.ask(action, JSON.stringify({ act, mark: toy.mark }));
  return { engine, crashes, ask };
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test("answers come from another process, several at once, before and after it is ready", async () => {
  const { engine, ask } = await start();
  const early = ask("echo");
  await engine.ready;
  expect(engine.isUp()).toBe(true);
  const answers = await Promise.all([
    early,
    ...Array.from({ length: 30 }, (_, i) => ask(i % 3 === 0 ? "late" : "echo")),
  ]);
  expect(new Set(answers)).toEqual(new Set([JSON.stringify({ pid: engine.pid() })]));
  expect(engine.pid()).not.toBe(process.pid);
});

test("a short question, as of a quote, does not wait for the tables of a round", async () => {
  const { engine } = await start();
  await engine.ready;
  const order: string[] = [];
  const ask = async (name: string, padding: number): Promise<void> => {
    await engine.ask("matrix", JSON.stringify({ act: "late", padding: "x".repeat(padding) }));
    order.push(name);
  };
  const tables = Array.from({ length: 30 }, () => ask("table", 3_000));
  await ask("quote", 0);
  expect(order.filter((name) => name === "table").length).toBeLessThan(30);
  await Promise.all(tables);
});

test("a refusal of the engine is a refusal, with its words", async () => {
  const { ask } = await start();
  await expect(ask("refuse")).rejects.toThrow(EngineRefusal);
  await expect(ask("refuse")).rejects.toThrow("No path could be found");
});

test("a worker killed in mid-request: what it worked on is asked again of the next", async () => {
  const { engine, crashes, ask } = await start();
  await engine.ready;
  const before = engine.pid();
  const asked = Array.from({ length: 12 }, () => ask("late"));
  await new Promise((resolve) => setTimeout(resolve, 30));
  process.kill(before ?? 0, "SIGKILL");
  const pids = new Set(await Promise.all(asked));
  expect(pids).toEqual(new Set([JSON.stringify({ pid: engine.pid() })]));
  expect(engine.pid()).not.toBe(before);
  expect(crashes).toEqual(["it ended by SIGKILL"]);
});

test("a question that crashes the engine once is answered by the second; one that crashes both is given up", async () => {
  const { ask, crashes } = await start();
  expect(await ask("crash once")).toContain("pid");
  expect(crashes).toHaveLength(1);
  await expect(ask("crash")).rejects.toThrow(EngineDown);
  expect(crashes).toHaveLength(3);
});

test("while it is down for longer, questions are refused at once; then it is there again", async () => {
  const { ask, engine } = await start();
  await engine.ready;
  await expect(ask("crash")).rejects.toThrow(EngineDown);
  await expect(ask("crash")).rejects.toThrow(EngineDown);
  expect(engine.isUp()).toBe(false);
  const begun = performance.now();
  await expect(ask("echo")).rejects.toThrow(EngineDown);
  expect(performance.now() - begun).toBeLessThan(50);
  await expect.poll(engine.isUp, { timeout: 5_000 }).toBe(true);
  expect(await ask("echo")).toContain("pid");
});

test("an engine that hangs is ended, and the question with it", async () => {
  const { ask, crashes } = await start({ limitMs: 250 });
  await expect(ask("hang")).rejects.toThrow(EngineDown);
  expect(crashes).toEqual(["it ended by SIGKILL", "it ended by SIGKILL"]);
});

test("an engine that cannot start says why, and asking it is refused", async () => {
  const { engine, crashes, ask } = await start({ fails: "libbsd.so.0: cannot open shared object file" });
  await expect(engine.ready).rejects.toThrow("libbsd.so.0");
  await expect(ask("echo")).rejects.toThrow(EngineDown);
  expect(crashes.length).toBeGreaterThan(1);
});

test("an engine that is long to open refuses until it is open", async () => {
  const { engine, ask } = await start({ opensMs: 1_500, openPatienceMs: 300 });
  await expect(ask("echo")).rejects.toThrow("being opened");
  await expect(ask("echo")).rejects.toThrow("being opened");
  expect(engine.isUp()).toBe(false);
  await engine.ready;
  expect(await ask("echo")).toContain("pid");
});

test("stopping lets what was asked be answered, and leaves no process", async () => {
  const { engine, ask } = await start();
  await engine.ready;
  const pid = engine.pid() ?? 0;
  const asked = Promise.all(Array.from({ length: 9 }, () => ask("late", "matrix")));
  await engine.stop();
  expect(await asked).toHaveLength(9);
  expect(isAlive(pid)).toBe(false);
  await expect(ask("echo")).rejects.toThrow("stopped");
});

test("a tile that is not what was built keeps the engine from starting", async () => {
  const toy = await toyEngine();
  onTestFinished(toy.remove);
  writeFileSync(join(toy.setup.directory, "tiles/one.gph"), "two");
  const engine = workerTransport({ setup: toy.setup });
  onTestFinished(engine.stop);
  await expect(engine.ready).rejects.toThrow("one.gph is not what was built");
});

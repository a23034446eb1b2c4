import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { liveOwner, processIdentity, takeLock, withLock } from "./process-lock.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "fairmile-test-"));
});
afterEach(() => rm(dir, { recursive: true }));

test("one holder at a time, within a process too", async () => {
  let inside = 0;
  const overlaps: number[] = [];
  const body = async (): Promise<void> => {
    inside += 1;
    overlaps.push(inside);
    await sleep(20);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 5 }, () => withLock(join(dir, "lock"), body)));
  expect(overlaps).toEqual([1, 1, 1, 1, 1]);
});

test("a failing body lets go", async () => {
  const path = join(dir, "lock");
  await expect(withLock(path, () => Promise.reject(new Error("on purpose")))).rejects.toThrow("on purpose");
  expect(await withLock(path, async () => "free")).toBe("free");
});

test("the dead do not hold locks, nor does another process with their number", async () => {
  const path = join(dir, "lock");
  await writeFile(path, "4194304 1");
  expect(await liveOwner(path)).toBeUndefined();
  const release = await takeLock(path);
  expect(await readFile(path, "utf8")).toBe(await processIdentity());
  expect(await takeLock(path)).toBe(process.pid);
  if (typeof release === "function") await release();
  if (process.platform === "linux") {
    await writeFile(path, `${process.pid} 1`);
    expect(await liveOwner(path)).toBeUndefined();
  }
});

import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { latestInstantOf, openJournal, readJournal, type JournalEntry } from "./journal.ts";
import { openStore } from "./open-store.ts";

const file = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "stripe-local-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, "journal.jsonl");
};
const entry = (n: number): JournalEntry => ({
  atMs: n,
  puts: [["card", `pm_${n}`, "acct_platform", { token: "é", authenticated: false }]],
  dels: [],
});

test("entries come back in order, and a missing file is empty", async () => {
  const path = await file();
  expect(await readJournal(path)).toEqual([]);
  const journal = await openJournal(path);
  for (let n = 1; n <= 5; n += 1) journal.append(entry(n));
  await journal.flushed();
  expect(await readJournal(path)).toEqual([1, 2, 3, 4, 5].map(entry));
  await journal.close();
  expect(await latestInstantOf(path)).toBe(5);
});

test.each(['{"atMs":3,"pu', "é".slice(0, 1), '{"atMs":3\n'])(
  "a torn last line %j is cut off, and writing goes on after it",
  async (torn) => {
    const path = await file();
    await writeFile(path, `${JSON.stringify(entry(1))}\n${JSON.stringify(entry(2))}\n`);
    await appendFile(path, torn);
    expect(await readJournal(path)).toEqual([entry(1), entry(2)]);
    const journal = await openJournal(path);
    journal.append(entry(3));
    await journal.close();
    expect(await readJournal(path)).toEqual([1, 2, 3].map(entry));
  },
);

test("damage before the end is not passed over", async () => {
  const path = await file();
  await writeFile(path, `${JSON.stringify(entry(1))}\n{"at\n${JSON.stringify(entry(2))}\n`);
  await expect(readJournal(path)).rejects.toThrow("damaged");
});

test("a bloated journal is written anew with the same state", async () => {
  const path = await file();
  const store = await openStore(path);
  for (let n = 0; n < 50; n += 1) {
    const tx = store.begin();
    tx.put("card", "pm_1", "acct_platform", { token: `t${n}`, authenticated: false });
    tx.put("card", `pm_gone_${n}`, "acct_platform", { token: "x", authenticated: false });
    if (n > 0) tx.remove("card", `pm_gone_${n - 1}`);
    tx.commit(1_000 + n);
  }
  await store.close();
  const before = (await readFile(path)).length;
  const again = await openStore(path);
  expect([...again.rows("card")].map((row) => [row.id, row.value.token])).toEqual([
    ["pm_1", "t49"],
    ["pm_gone_49", "x"],
  ]);
  expect(again.latestMs()).toBe(1_049);
  await again.close();
  expect((await readFile(path)).length).toBeLessThan(before / 10);
});

import { journalEntry, posting, sqlState, transaction } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../testing/harness.ts";
import { holdEntry, payoutEntry, voidEntry } from "./entries.ts";
import { post } from "./ledger.ts";

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

const postNow = (...drafts: Parameters<typeof post>[2][number][]) =>
  transaction(h.database, (tx) => post(tx, h.system(), drafts));
const entriesOf = (source: string) => h.database.db.select().from(journalEntry).where(eq(journalEntry.source, source));
const refused = async (work: PromiseLike<unknown>): Promise<string | undefined> => {
  const error: unknown = await Promise.resolve(work).then(
    () => undefined,
    (e: unknown) => e,
  );
  return sqlState(error)?.code;
};

test("entries are written with their lines numbered from zero, at market time", async () => {
  await postNow(
    holdEntry({ paymentId: "pay_a", storeId: "sto_a", heldCents: 900 }),
    voidEntry({ paymentId: "pay_a", storeId: "sto_a", heldCents: 900 }),
  );
  const entries = await entriesOf("pay_a");
  expect(entries.map((e) => [e.event, e.leg, e.currency, e.atMs])).toEqual([
    ["card.held", "hold", "EUR", h.clock.now()],
    ["card.released", "hold", "EUR", h.clock.now()],
  ]);
  const lines = await h.database.db
    .select()
    .from(posting)
    .where(eq(posting.entryId, entries[0]?.id ?? ""))
    .orderBy(posting.line);
  expect(lines.map((l) => [l.line, l.account, l.amountCents])).toEqual([
    [0, "card_hold:sto_a", 900],
    [1, "card_hold_contra", -900],
  ]);
});

test("M3: the same entry again is nothing; another under its name is a broken invariant, and nothing of it is written", async () => {
  const first = holdEntry({ paymentId: "pay_b", storeId: "sto_a", heldCents: 500 });
  await postNow(first, first);
  await postNow(first);
  expect(await entriesOf("pay_b")).toHaveLength(1);
  const other = holdEntry({ paymentId: "pay_b", storeId: "sto_a", heldCents: 501 });
  const fresh = holdEntry({ paymentId: "pay_c", storeId: "sto_a", heldCents: 1 });
  await expect(postNow(fresh, other)).rejects.toThrow("card.held pay_b hold");
  expect(await entriesOf("pay_c")).toHaveLength(0);
});

test("an entry of nothing is not written", async () => {
  await postNow(holdEntry({ paymentId: "pay_d", storeId: "sto_a", heldCents: 0 }));
  await postNow();
  expect(await entriesOf("pay_d")).toHaveLength(0);
});

test("M1, M2: the database itself refuses lines that do not sum, and any change of what was written", async () => {
  await postNow(holdEntry({ paymentId: "pay_e", storeId: "sto_a", heldCents: 100 }));
  const [row] = await entriesOf("pay_e");
  const { db } = h.database;
  const key = { marketId: h.market.id, entryId: row?.id ?? "" };
  expect(await refused(db.insert(posting).values({ ...key, line: 2, account: "revenue", amountCents: 1 }))).toBe(
    "FM004",
  );
  expect(await refused(db.update(posting).set({ amountCents: 1 }).where(eq(posting.entryId, key.entryId)))).toBe(
    "FM003",
  );
  expect(await refused(db.delete(posting).where(eq(posting.entryId, key.entryId)))).toBe("FM003");
  expect(await refused(db.delete(journalEntry).where(eq(journalEntry.id, key.entryId)))).toBe("FM003");
  expect(await refused(db.update(journalEntry).set({ event: "x" }).where(eq(journalEntry.id, key.entryId)))).toBe(
    "FM003",
  );
});

test("five hundred entries are posted at once", async () => {
  const drafts = Array.from({ length: 500 }, (_, i) =>
    payoutEntry("submitted", { payoutId: `pot_${i}`, driverId: "drv_z", amountCents: 1 }),
  );
  await postNow(...drafts);
  const lines = await h.database.db.select().from(posting).where(eq(posting.account, "driver_in_transit:drv_z"));
  expect(lines).toHaveLength(500);
});

import { outbox, outboxCursor, transaction } from "@fairmile/db";
import { ne, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../testing/harness.ts";
import type { OutboxRow } from "./outbox-consumer.ts";
import { comparePositions } from "./outbox-position.ts";
import { createOutboxRelay, type OutboxRelay, type RelayOptions } from "./outbox-relay.ts";
import { OUTBOX_RETENTION_MS, trimmedPosition, trimOutbox } from "./trim-outbox.ts";

let h: Harness;
const running: OutboxRelay[] = [];
beforeAll(async () => {
  h = await openHarness({ kind: "postgres" });
});
afterEach(async () => {
  for (const relay of running.splice(0)) await relay.stop();
});
afterAll(() => h.close());

const open = async (options: Partial<RelayOptions> = {}): Promise<OutboxRelay> => {
  const relay = createOutboxRelay({
    database: h.database,
    log: h.services.log,
    nowMs: () => h.clock.now(),
    consumers: [],
    senders: [],
    ...options,
  });
  running.push(relay);
  await relay.start();
  return relay;
};

const eventRow = (subject: string): typeof outbox.$inferInsert => ({
  marketId: h.market.id,
  type: "lot.changed",
  subject,
  audience: ["admin"],
  data: {},
  atMs: h.clock.now(),
});

const until = async (isDone: () => boolean): Promise<void> => {
  for (let waited = 0; !isDone(); waited += 10) {
    if (waited > 20_000) throw new Error("it did not happen in 20 s");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** Transactions that overlap and commit in another order than they began; every seventh rolls back. */
const commitMany = async (writers: number, each: number): Promise<Set<string>> => {
  const committed = new Set<string>();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; n < each; n += 1) {
        const subjects = [`${writer}:${n}:a`, `${writer}:${n}:b`];
        const work = transaction(h.database, async (tx) => {
          await tx.db.insert(outbox).values(eventRow(subjects[0] ?? ""));
          await tx.db.execute(sql`select pg_sleep(${((writer * 7 + n * 3) % 5) / 400})`);
          await tx.db.insert(outbox).values(eventRow(subjects[1] ?? ""));
          if ((writer + n) % 7 === 0) throw new Error("taken back");
        });
        const isCommitted = await work.then(
          () => true,
          () => false,
        );
        if (isCommitted) for (const subject of subjects) committed.add(subject);
      }
    }),
  );
  return committed;
};

const expectExactly = (rows: readonly OutboxRow[], committed: ReadonlySet<string>): void => {
  expect(rows.map((row) => row.subject).toSorted()).toEqual([...committed].toSorted());
  expect(rows.toSorted((a, b) => comparePositions(a.position, b.position))).toEqual(rows);
};

test("overlapping commits: none lost, none twice, in order, to listeners and to consumers", async () => {
  const live: OutboxRow[] = [];
  const handled: OutboxRow[] = [];
  await h.database.db.execute(sql`create table seen (subject text primary key)`);
  const consumer = {
    name: "counts",
    handle: async (tx: { readonly db: Harness["database"]["db"] }, rows: readonly OutboxRow[]) => {
      for (const row of rows) await tx.db.execute(sql`insert into seen values (${row.subject})`);
      handled.push(...rows);
    },
  };
  const relay = await open({ consumers: [consumer] });
  // A second node with the same consumer: only one of them takes a row.
  await open({ consumers: [consumer] });
  relay.listen((rows) => live.push(...rows));
  const committed = await commitMany(8, 40);
  relay.nudge();
  await until(() => live.length >= committed.size && handled.length >= committed.size);
  expectExactly(live, committed);
  expectExactly(handled, committed);
});

test("a transaction that is still open holds back what was committed after it began", async () => {
  const relay = await open();
  const live: OutboxRow[] = [];
  relay.listen((rows) => live.push(...rows));
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let isWritten = false;
  const slow = transaction(h.database, async (tx) => {
    await tx.db.insert(outbox).values(eventRow("slow"));
    isWritten = true;
    await gate;
  });
  await until(() => isWritten);
  await h.database.db.insert(outbox).values(eventRow("fast"));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(live).toEqual([]);
  release();
  await slow;
  await until(() => live.length === 2);
  expect(live.map((row) => row.subject)).toEqual(["slow", "fast"]);
});

test("a consumer that fails half-way has done nothing, and gets the same rows again", async () => {
  await h.database.db.execute(sql`create table effects (subject text not null)`);
  let attempts = 0;
  const consumer = {
    name: "stumbles",
    handle: async (tx: { readonly db: Harness["database"]["db"] }, rows: readonly OutboxRow[]) => {
      for (const row of rows) await tx.db.execute(sql`insert into effects values (${row.subject})`);
      attempts += 1;
      if (attempts === 1) throw new Error("stumbled");
    },
  };
  await open({ consumers: [consumer] });
  await h.database.db.insert(outbox).values([eventRow("one"), eventRow("two")]);
  await until(() => attempts >= 2);
  const rows = await h.database.db.execute(sql`select subject from effects`);
  expect(rows.map((row) => row["subject"])).toEqual(["one", "two"]);
});

test("a sender moves on only after it sent", async () => {
  const sent: string[] = [];
  let attempts = 0;
  const sender = {
    name: "posts",
    send: (rows: readonly OutboxRow[]) => {
      attempts += 1;
      if (attempts === 1) return Promise.reject(new Error("the world is away"));
      sent.push(...rows.map((row) => row.subject));
      return Promise.resolve();
    },
  };
  await open({ senders: [sender] });
  await h.database.db.insert(outbox).values(eventRow("letter"));
  await until(() => sent.length > 0);
  expect(sent).toEqual(["letter"]);
});

test("when every connection is cut, the relay goes on where it was", async () => {
  const relay = await open();
  const live: OutboxRow[] = [];
  relay.listen((rows) => live.push(...rows));
  await h.database.db.insert(outbox).values(eventRow("before"));
  await until(() => live.length === 1);
  await h.database.db
    .execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    .catch(() => undefined);
  await h.database.db
    .insert(outbox)
    .values(eventRow("after"))
    .catch(() => h.database.db.insert(outbox).values(eventRow("after")));
  await until(() => live.length >= 2);
  expect(live.map((row) => row.subject)).toEqual(["before", "after"]);
});

test("old rows go once every consumer has read them, and what is gone is known", async () => {
  const relay = await open({ consumers: [{ name: "reads", handle: () => Promise.resolve() }] });
  const live: OutboxRow[] = [];
  relay.listen((rows) => live.push(...rows));
  await h.database.db
    .insert(outbox)
    .values([{ ...eventRow("old"), atMs: h.clock.now() - OUTBOX_RETENTION_MS - 1 }, eventRow("young")]);
  await until(() => live.length === 2);
  await relay.stop();
  // Consumers of the tests above stand still; they would rightly keep everything.
  await h.database.db.delete(outboxCursor).where(ne(outboxCursor.consumer, "reads"));
  const left = async (): Promise<string[]> =>
    (await h.database.db.select({ subject: outbox.subject }).from(outbox).orderBy(outbox.id)).map((row) => row.subject);
  const [oldRow] = live;
  if (oldRow === undefined) throw new Error("nothing was heard");
  await h.database.db.update(outboxCursor).set({ id: oldRow.position.id - 1, xid: String(oldRow.position.xid) });
  expect(await trimOutbox(h.database, h.clock.now())).toBe(0);
  await h.database.db.update(outboxCursor).set({ id: oldRow.position.id });
  expect(await trimOutbox(h.database, h.clock.now())).toBe(1);
  expect(await left()).not.toContain("old");
  expect(await left()).toContain("young");
  expect(await trimmedPosition(h.database)).toEqual(oldRow.position);
});

import { outbox, outboxCursor, transaction } from "@fairmile/db";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issueDriverToken } from "../auth/driver-token.ts";
import { openHarness, type Harness } from "../testing/harness.ts";
import { makeDriver, type TestDriver } from "../testing/make-driver.ts";
import { openSse, type HeardEvent, type SseReader } from "./testing/sse-reader.ts";
import { openStreamServer, type StreamServer } from "./testing/stream-server.ts";
import { OUTBOX_RETENTION_MS, trimOutbox } from "./trim-outbox.ts";

let h: Harness;
let server: StreamServer;
let driver: TestDriver;
beforeAll(async () => {
  h = await openHarness({ kind: "postgres" });
  server = await openStreamServer(h);
  driver = await makeDriver(h);
});
afterAll(async () => {
  await server.close();
  await h.close();
});

const listen = (lastId: string): Promise<SseReader> =>
  openSse(server.url, {
    authorization: `Bearer ${issueDriverToken(h.services.signer, {
      marketId: h.market.id,
      userId: driver.actor.userId ?? "",
      driverId: driver.driverId,
      expiresAtMs: h.services.wallNow() + 60_000,
    })}`,
    ...(lastId === "" ? {} : { "last-event-id": lastId }),
  });

const eventRow = (subject: string, isMine: boolean): typeof outbox.$inferInsert => ({
  marketId: h.market.id,
  type: "offer.shown",
  subject,
  audience: isMine ? [`driver:${driver.driverId}`] : ["driver:drv_somebody_else"],
  data: {},
  atMs: h.clock.now(),
});
const subjects = (heard: readonly HeardEvent[]): string[] =>
  heard.flatMap(({ event, data }) => (event === "message" ? [String(Reflect.get(Object(data), "subject"))] : []));

test("cut while transactions overlap and commit out of order: after each return nothing is missing or told twice", async () => {
  const expected: string[] = [];
  const heard: string[] = [];
  const first = await listen("");
  await first.until((events) => events.length > 0);
  let lastId = first.lastId();
  first.cut();
  let isWriting = true;
  const writing = Promise.all(
    Array.from({ length: 6 }, async (_, writer) => {
      for (let n = 0; n < 40; n += 1) {
        const subject = `${writer}:${n}`;
        await transaction(h.database, async (tx) => {
          await tx.db.insert(outbox).values([eventRow(subject, true), eventRow(`${subject}:not-mine`, false)]);
          await tx.db.execute(sql`select pg_sleep(${((writer * 5 + n) % 7) / 400})`);
        });
        expected.push(subject);
      }
    }),
  ).then(() => {
    isWriting = false;
  });
  for (let visit = 0; isWriting || heard.length < expected.length; visit += 1) {
    if (visit > 200) throw new Error(`heard ${heard.length} of ${expected.length}`);
    const reader = await listen(lastId);
    await new Promise((resolve) => setTimeout(resolve, 20 + (visit % 5) * 25));
    reader.cut();
    await reader.ended;
    heard.push(...subjects(reader.heard));
    lastId = reader.lastId();
  }
  await writing;
  expect(heard.toSorted()).toEqual(expected.toSorted());
});

test("who comes back after the outbox was trimmed past their place is told to fetch everything anew", async () => {
  const old = await listen("");
  await old.until((events) => events.length > 0);
  const lastId = old.lastId();
  old.cut();
  await h.database.db
    .insert(outbox)
    .values({ ...eventRow("old", true), atMs: h.clock.now() - OUTBOX_RETENTION_MS - 1 });
  await h.database.db.update(outbox).set({ atMs: h.clock.now() - OUTBOX_RETENTION_MS - 1 });
  await h.database.db.delete(outboxCursor);
  while ((await trimOutbox(h.database, h.clock.now())) > 0);
  const back = await listen(lastId);
  await back.until((events) => events.some(({ event }) => event === "reset"));
  await h.database.db.insert(outbox).values(eventRow("new", true));
  await back.until((events) => subjects(events).includes("new"));
  expect(subjects(back.heard)).toEqual(["new"]);
  back.cut();
});

test("past two thousand missed events a client is told to fetch everything anew", async () => {
  const [gone, there] = [await listen(""), await listen("")];
  await gone.until((events) => events.length > 0);
  const lastId = gone.lastId();
  gone.cut();
  await h.database.db.insert(outbox).values(Array.from({ length: 2_600 }, (_, n) => eventRow(`many${n}`, true)));
  await there.until((events) => subjects(events).includes("many2599"));
  there.cut();
  const back = await listen(lastId);
  await back.until((events) => events.some(({ event }) => event === "reset"));
  await h.database.db.insert(outbox).values(eventRow("after", true));
  await back.until((events) => subjects(events).includes("after"));
  back.cut();
});

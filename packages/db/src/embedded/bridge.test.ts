import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Database } from "../client/connect.ts";
import { isConnectionLost } from "../client/sql-state.ts";
import { transaction } from "../client/transaction.ts";
import { clientMessage, errorCode, firstColumn, RawClient } from "../testing/raw-client.ts";
import { type Embedded, startEmbedded } from "./start-embedded.ts";

const IDLE_MS = 1500;
/** For a machine with other things to do. */
const PATIENT = { timeout: 15_000 };
const SYNC = clientMessage("S");
const NONE = Buffer.from([0, 0]);
const parse = (name: string, sql: string): Buffer => clientMessage("P", `${name}\0${sql}\0`, NONE);
const execute = (name: string): Buffer =>
  Buffer.concat([clientMessage("B", `\0${name}\0`, NONE, NONE, NONE), clientMessage("E", "\0", Buffer.alloc(4))]);

describe("the bridge", () => {
  let dir = "";
  let embedded: Embedded;
  let database: Database;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "fairmile-test-"));
    embedded = await startEmbedded({ dataDir: join(dir, "data"), shortLived: true, idleInTransactionMs: IDLE_MS });
    database = connect({ url: embedded.url });
    await database.sql`create table marks (id int primary key)`;
  });
  afterAll(async () => {
    await database.close();
    await embedded.stop();
    await rm(dir, { recursive: true });
  });

  const open = (): Promise<RawClient> => RawClient.open(embedded.socketPath);

  test("a client that vanishes in a transaction is rolled back, and the next is served", async () => {
    const client = await open();
    await client.query("begin; insert into marks values (1)");
    const waiting = database.sql`select count(*) as n from marks`;
    client.socket.destroy();
    expect(await waiting).toEqual([{ n: 0 }]);
  });

  test("a client that vanishes in the middle of an extended query leaves nothing behind", async () => {
    const client = await open();
    client.socket.write(Buffer.concat([parse("", "insert into marks values (2)"), execute(""), clientMessage("H")]));
    await client.until(() => client.received.some(({ type }) => type === "C"));
    client.socket.destroy();
    expect(await database.sql`select * from marks where id = 2`).toEqual([]);
  });

  test("a client that is silent in a transaction is thrown out with its reason, and rolled back", async () => {
    const client = await open();
    await client.query("begin; insert into marks values (3)");
    expect(await database.sql`select * from marks where id = 3`).toEqual([]);
    expect(errorCode(client.received)).toBe("25P03");
    const slow = transaction(database, async ({ sql }) => {
      await sql`insert into marks values (4)`;
      await sleep(2 * IDLE_MS);
    });
    await expect(slow).rejects.toSatisfy(isConnectionLost);
    expect(await database.sql`select * from marks where id = 4`).toEqual([]);
  });

  test("a busy transaction is not thrown out, however long it takes", async () => {
    const steps = await transaction(database, async ({ sql }) => {
      let count = 0;
      for (; count * 100 < 2 * IDLE_MS; count += 1) {
        await sleep(100);
        await sql`select 1`;
      }
      return count;
    });
    expect(steps).toBe(30);
  });

  test("clients may give their statements the same name", async () => {
    const [one, two] = [await open(), await open()];
    await one.ask(Buffer.concat([parse("mine", "select 'one'"), SYNC]));
    await two.ask(Buffer.concat([parse("mine", "select 'two'"), SYNC]));
    expect(firstColumn(await one.ask(Buffer.concat([execute("mine"), SYNC])))).toEqual(["one"]);
    expect(firstColumn(await two.ask(Buffer.concat([execute("mine"), SYNC])))).toEqual(["two"]);
    one.socket.destroy();
    two.socket.destroy();
    await expect
      .poll(() => database.sql`select name from pg_prepared_statements where name like '%mine'`, PATIENT)
      .toEqual([]);
  });

  test("a message may come byte by byte, and several in one packet", async () => {
    const client = await open();
    for (const byte of clientMessage("Q", "select 'slow'\0")) {
      client.socket.write(Buffer.from([byte]));
      await sleep(0);
    }
    await client.until(() => client.received.at(-1)?.type === "Z");
    expect(firstColumn(client.received)).toEqual(["slow"]);
    const from = client.received.length;
    client.socket.write(Buffer.concat([1, 2, 3].map((n) => clientMessage("Q", `select ${n}\0`))));
    await client.until(() => client.received.slice(from).filter(({ type }) => type === "Z").length === 3);
    expect(firstColumn(client.received.slice(from))).toEqual(["1", "2", "3"]);
    client.socket.destroy();
  });

  test("what was sent before a proper goodbye is still done", async () => {
    const client = await open();
    client.socket.end(Buffer.concat([clientMessage("Q", "insert into marks values (5)\0"), clientMessage("X")]));
    await expect.poll(() => database.sql`select id from marks where id = 5`, PATIENT).toEqual([{ id: 5 }]);
  });

  test("an error in an extended query skips to its end, and only there", async () => {
    const client = await open();
    const answer = await client.ask(Buffer.concat([parse("", "select nonsense"), execute(""), execute(""), SYNC]));
    expect(answer.map(({ type }) => type).join("")).toBe("EZ");
    // A simple query where the end of a failed extended one should be: the next client must not suffer.
    client.socket.write(Buffer.concat([parse("", "select nonsense"), clientMessage("H")]));
    await client.until(() => client.received.at(-1)?.type === "E");
    expect(firstColumn(await client.query("select 'fine'"))).toEqual(["fine"]);
    expect(await database.sql`select 'unharmed' as text`).toEqual([{ text: "unharmed" }]);
    client.socket.destroy();
  });

  test("COPY FROM STDIN fails as a statement does, and COPY TO STDOUT works", async () => {
    const client = await open();
    await client.query("begin");
    expect(errorCode(await client.query("copy marks from stdin"))).toBe("0A000");
    expect(errorCode(await client.query("select 1"))).toBe("25P02");
    await client.query("rollback");
    const copied = await client.query("copy (select 'out') to stdout");
    expect(copied.find(({ type }) => type === "d")?.body.toString()).toBe("out\n");
    client.socket.destroy();
  });

  test("requests for TLS and cancellation are answered as PostgreSQL would, nonsense is shown the door", async () => {
    const wantsTls = await RawClient.silent(embedded.socketPath);
    const answers: string[] = [];
    wantsTls.socket.on("data", (bytes: Buffer) => answers.push(bytes.toString()));
    wantsTls.socket.write(clientMessage("", Buffer.from([4, 210, 22, 47])));
    await expect.poll(() => answers, PATIENT).toEqual(["N"]);
    wantsTls.socket.destroy();
    for (const bytes of [
      clientMessage("", Buffer.from([4, 210, 22, 46, 0, 0, 0, 1, 0, 0, 0, 0])),
      Buffer.from("GET / HTTP/1.1\r\n\r\n"),
    ]) {
      const client = await RawClient.silent(embedded.socketPath);
      let closed = false;
      client.socket.on("close", () => {
        closed = true;
      });
      client.socket.write(bytes);
      await expect.poll(() => closed, PATIENT).toBe(true);
    }
    expect(await database.sql`select 'still here' as text`).toEqual([{ text: "still here" }]);
  });
});

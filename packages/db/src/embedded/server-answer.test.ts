import { expect, test } from "vitest";
import { ask, readAnswer } from "./server-answer.ts";
import { errorResponse, readyForQuery } from "./wire-messages.ts";

const message = (type: string, body: Buffer): Buffer => {
  const header = Buffer.alloc(5);
  header.write(type, "latin1");
  header.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([header, body]);
};

const complete = (tag: string): Buffer => message("C", Buffer.from(`${tag}\0`));
const notification = (channel: string): Buffer => message("A", Buffer.from(`\0\0\0\u0001${channel}\0hello\0`));
const ready = (status: string): Buffer => message("Z", Buffer.from(status));
const row = (...values: (string | null)[]): Buffer => {
  const head = Buffer.alloc(2);
  head.writeInt16BE(values.length);
  const cells = values.map((value) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(value === null ? -1 : Buffer.byteLength(value));
    return Buffer.concat([length, Buffer.from(value ?? "")]);
  });
  return message("D", Buffer.concat([head, ...cells]));
};

test("notifications are taken out and the rest stays in order", () => {
  const answer = Buffer.concat([
    notification("a"),
    complete("LISTEN"),
    notification("b"),
    notification("b"),
    ready("T"),
  ]);
  const { bytes, status, listenTags, notifications } = readAnswer(answer, true);
  expect(bytes).toEqual(Buffer.concat([complete("LISTEN"), ready("T")]));
  expect(status).toBe("T");
  expect(listenTags).toEqual(["LISTEN"]);
  expect(notifications.map(({ channel }) => channel)).toEqual(["a", "b", "b"]);
});

test("only the ReadyForQuery that was asked for is passed on", () => {
  const failed = errorResponse("ERROR", "42601", "no");
  const whole = readAnswer(Buffer.concat([failed, ready("I"), ready("T")]), true);
  expect(whole.bytes).toEqual(Buffer.concat([failed, ready("T")]));
  expect(whole.status).toBe("T");
  expect(readAnswer(Buffer.concat([failed, ready("I")]), false).bytes).toEqual(failed);
  expect(readAnswer(complete("SELECT 1"), true).status).toBeUndefined();
});

test("a question of the process itself is answered as text, or fails", async () => {
  const engine = (answer: Buffer) => ({ exec: async () => answer, close: async () => undefined });
  const rows = Buffer.concat([row("ü", null), row("", "2"), complete("SELECT 2"), readyForQuery()]);
  expect(await ask(engine(rows), "select")).toEqual([
    ["ü", null],
    ["", "2"],
  ]);
  await expect(ask(engine(errorResponse("ERROR", "42601", "no")), "selec")).rejects.toThrow(/refused "selec".*42601/);
});

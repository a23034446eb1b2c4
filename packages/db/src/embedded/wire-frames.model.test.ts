import fc from "fast-check";
import { expect, test } from "vitest";
import { type Frame, FrameReader } from "./wire-frames.ts";

const message = (type: string, body: Uint8Array): Buffer => {
  const header = Buffer.alloc(type === "" ? 4 : 5);
  header.write(type, "latin1");
  header.writeInt32BE(4 + body.length, header.length - 4);
  return Buffer.concat([header, body]);
};

const readAll = (reader: FrameReader): Frame[] => {
  const frames: Frame[] = [];
  for (let frame = reader.next(); frame !== undefined; frame = reader.next()) {
    frames.push(frame);
    if (frame.type === "") reader.startupDone();
  }
  return frames;
};

const body = fc.uint8Array({ maxLength: 300 });
const messages = fc.tuple(
  body,
  fc.array(fc.tuple(fc.constantFrom("Q", "P", "B", "D", "E", "S", "X"), body), { maxLength: 12 }),
);

test("a stream cut anywhere gives the same messages", () => {
  fc.assert(
    fc.property(messages, fc.array(fc.nat({ max: 4000 })), ([startup, rest], cuts) => {
      const sent = [message("", startup), ...rest.map(([type, bytes]) => message(type, bytes))];
      const stream = Buffer.concat(sent);
      const edges = [0, ...cuts.map((cut) => cut % (stream.length + 1)), stream.length].toSorted((a, b) => a - b);
      const reader = new FrameReader();
      const received = edges.slice(1).flatMap((edge, index) => {
        reader.push(stream.subarray(edges[index], edge));
        return readAll(reader);
      });
      expect(received.map(({ type }) => type)).toEqual(["", ...rest.map(([type]) => type)]);
      expect(Buffer.concat(received.map(({ bytes }) => bytes)).equals(stream)).toBe(true);
    }),
  );
});

test("a length that cannot be is an error, not a wait", () => {
  for (const length of [-1, 0, 3, 2_000_000_000]) {
    const reader = new FrameReader();
    const bytes = Buffer.alloc(8);
    bytes.writeInt32BE(length);
    reader.push(bytes);
    expect(() => reader.next()).toThrow(/cannot be/);
  }
});

import { crc32, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { encodePng } from "./encode-png.ts";
import { doorstepPicture, signaturePicture } from "./proof-pictures.ts";

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** Reads a PNG's chunks, each with its check sum verified. */
const chunksOf = (png: Uint8Array): Chunk[] => {
  const bytes = Buffer.from(png);
  expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.push({ type: body.toString("latin1", 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
};

test("a picture decodes to the pixels it was made of", () => {
  const chunks = chunksOf(encodePng(3, 2, (x, y) => [x * 10, y * 20, 7]));
  expect(chunks.map(({ type }) => type)).toEqual(["IHDR", "IDAT", "IEND"]);
  expect([...(chunks[0]?.data ?? [])]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  expect([...inflateSync(chunks[1]?.data ?? Buffer.alloc(0))]).toEqual([
    0, 0, 0, 7, 10, 0, 7, 20, 0, 7, 0, 0, 20, 7, 10, 20, 7, 20, 20, 7,
  ]);
});

test("every stop has its own picture, and the same stop the same one", () => {
  for (const draw of [doorstepPicture, signaturePicture]) {
    const pictures = Array.from({ length: 20 }, (_, i) => Buffer.from(draw(`stp_${i}`)).toString("base64"));
    expect(new Set(pictures).size).toBe(20);
    expect(Buffer.from(draw("stp_0")).toString("base64")).toBe(pictures[0]);
  }
});

test("a drawn picture is no blank sheet and small enough for a phone's line", () => {
  for (const draw of [doorstepPicture, signaturePicture]) {
    const png = draw("stp_x");
    expect(png.byteLength).toBeLessThan(60_000);
    const pixels = inflateSync(chunksOf(png)[1]?.data ?? Buffer.alloc(0));
    expect(new Set(pixels).size).toBeGreaterThan(3);
  }
});

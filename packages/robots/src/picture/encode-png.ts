import { crc32, deflateSync } from "node:zlib";

export type Rgb = readonly [red: number, green: number, blue: number];

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BIT_DEPTH = 8;
const COLOUR_RGB = 2;

const word = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([word(data.length), body, word(crc32(body))]);
};

/** A PNG (ISO/IEC 15948) of 8-bit RGB, one `colourAt(x, y)` for each pixel. */
export const encodePng = (width: number, height: number, colourAt: (x: number, y: number) => Rgb): Uint8Array => {
  const stride = 1 + width * 3;
  const raw = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      // The first byte of a row names its filter: 0, none.
      raw.set(colourAt(x, y), y * stride + 1 + x * 3);
    }
  }
  const header = Buffer.concat([word(width), word(height), Buffer.from([BIT_DEPTH, COLOUR_RGB, 0, 0, 0])]);
  return new Uint8Array(
    Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", deflateSync(raw)), chunk("IEND", Buffer.alloc(0))]),
  );
};

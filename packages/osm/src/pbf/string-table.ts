import type { PbfReader } from "pbf";
import { eachField } from "./fields.ts";

/** The block's strings, decoded when first used: most are names of editors or tags nobody asks for. */
export class StringTable {
  readonly #bytes: Buffer;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #strings: (string | undefined)[] = [];
  readonly #kept: (boolean | undefined)[] = [];
  readonly #keepKey: (key: string) => boolean;

  constructor(pbf: PbfReader, end: number, keepKey: (key: string) => boolean) {
    this.#bytes = Buffer.from(pbf.buf.buffer, pbf.buf.byteOffset, pbf.buf.byteLength);
    this.#keepKey = keepKey;
    eachField(pbf, end, (field) => {
      if (field !== 1) return;
      const length = pbf.readVarint();
      this.#starts.push(pbf.pos);
      pbf.pos += length;
      this.#ends.push(pbf.pos);
    });
  }

  get(index: number): string {
    const known = this.#strings[index];
    if (known !== undefined) return known;
    const start = this.#starts[index];
    if (start === undefined) throw new RangeError(`no string ${index} in the block`);
    const text = this.#bytes.toString("utf8", start, this.#ends[index]);
    this.#strings[index] = text;
    return text;
  }

  /** Whether the key at this index is wanted. */
  keeps(index: number): boolean {
    const known = this.#kept[index];
    if (known !== undefined) return known;
    const keep = this.#keepKey(this.get(index));
    this.#kept[index] = keep;
    return keep;
  }
}

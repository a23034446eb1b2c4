/** One complete message of the PostgreSQL protocol: `bytes` includes the type letter and the length. */
export interface Frame {
  /** The type letter; "" for the start-up packet, which has none. */
  readonly type: string;
  readonly bytes: Buffer;
}

const HEADER = 5;
const STARTUP_HEADER = 4;
/** PostgreSQL's own bound on one message. */
const LONGEST = 1_073_741_823;

/** Cuts a client's byte stream, arriving in chunks of any size, into messages. The first packets carry no type letter. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;
  #startingUp = true;

  /** Call when the start-up packet was accepted: from here on every message has a type letter. */
  startupDone(): void {
    this.#startingUp = false;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** The next complete message, or undefined until more bytes come. Throws on a length that cannot be. */
  next(): Frame | undefined {
    const header = this.#startingUp ? STARTUP_HEADER : HEADER;
    const first = this.#head(header);
    if (first === undefined) return undefined;
    const length = first.readInt32BE(header - 4) + header - 4;
    if (length < header || length > LONGEST) throw new Error(`A protocol message of ${length} bytes cannot be.`);
    // Joining is left until the message is whole, so that 10 MB in small chunks are copied once.
    if (this.#length < length) return undefined;
    const all = this.#join();
    this.#chunks = length === all.length ? [] : [all.subarray(length)];
    this.#length -= length;
    return { type: this.#startingUp ? "" : String.fromCharCode(all[0] ?? 0), bytes: all.subarray(0, length) };
  }

  #head(count: number): Buffer | undefined {
    if (this.#length < count) return undefined;
    const first = this.#chunks[0];
    return first !== undefined && first.length >= count ? first : this.#join();
  }

  #join(): Buffer {
    const only = this.#chunks[0];
    if (this.#chunks.length === 1 && only !== undefined) return only;
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }
}

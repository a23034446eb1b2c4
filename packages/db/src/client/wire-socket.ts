import { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import { ConnectionLost } from "./connection-lost.ts";

type Written = (error?: Error | null) => void;

/**
 * The socket postgres.js talks through. It exists for the moment a connection dies, where the bare socket goes wrong
 * twice: a graceful close drops the socket first and only then rejects the running query, so the ROLLBACK that follows
 * is written to nothing and ends the process; and bytes waiting for the next tick stay behind and jam the connection's
 * next life. So here a death is always told in this order: `error` while writes are still accepted (and swallowed), and
 * `close` two turns later, when nothing is left to write.
 */
export class WireSocket extends EventEmitter {
  readonly #onLost: (wasOpen: boolean) => void;
  #stream: Socket | undefined;
  #waiting: [Uint8Array, Written | undefined][] = [];
  #state: "opening" | "open" | "ending" | "over" = "opening";

  /** `open` makes the connection, TLS included; `onLost` is called once if it dies without having been asked to. */
  constructor(open: Promise<Socket>, onLost: (wasOpen: boolean) => void) {
    super();
    this.#onLost = onLost;
    open.then(
      (stream) => this.#opened(stream),
      (error: unknown) => this.#die(error),
    );
  }

  get readyState(): string {
    return this.#state === "over" ? "closed" : "open";
  }

  write(bytes: Uint8Array, written?: Written): boolean {
    if (this.#stream !== undefined) return this.#stream.write(bytes, written);
    if (this.#state === "opening") this.#waiting.push([bytes, written]);
    return true;
  }

  end(bytes?: Uint8Array): void {
    if (this.#state === "over") return;
    this.#state = "ending";
    if (this.#stream === undefined) return;
    if (bytes === undefined) this.#stream.end();
    else this.#stream.end(bytes);
  }

  destroy(): void {
    if (this.#stream === undefined) this.#die(undefined);
    else this.#stream.destroy();
  }

  setKeepAlive(on: boolean, delayMs: number): void {
    this.#stream?.setKeepAlive(on, delayMs);
  }

  pause(): void {
    this.#stream?.pause();
  }

  resume(): void {
    this.#stream?.resume();
  }

  #opened(stream: Socket): void {
    if (this.#state !== "opening") {
      stream.on("error", () => undefined).destroy();
      this.#die(undefined);
      return;
    }
    this.#state = "open";
    this.#stream = stream;
    let cause: unknown;
    stream.setKeepAlive(true, 60_000);
    stream.on("data", (bytes: Buffer) => this.emit("data", bytes));
    stream.on("drain", () => this.emit("drain"));
    stream.on("error", (error: unknown) => {
      cause = error;
    });
    stream.on("close", () => this.#die(cause));
    for (const [bytes, written] of this.#waiting.splice(0)) stream.write(bytes, written);
  }

  #die(cause: unknown): void {
    if (this.#state === "over") return;
    const wasOpen = this.#stream !== undefined;
    const asked = this.#state === "ending";
    this.#state = "over";
    this.#stream = undefined;
    this.#waiting = [];
    if (asked) {
      this.emit("close", false);
      return;
    }
    this.#onLost(wasOpen);
    // A refusal can come before postgres.js listens; unheard, it would try again for ever.
    if (wasOpen) this.#tell(cause);
    else setImmediate(() => this.#tell(cause));
  }

  #tell(cause: unknown): void {
    if (this.listenerCount("error") > 0) this.emit("error", new ConnectionLost(cause));
    setImmediate(() => setImmediate(() => this.emit("close", true)));
  }
}

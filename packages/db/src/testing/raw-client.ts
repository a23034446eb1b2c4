import { once } from "node:events";
import { connect as connectSocket, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A message of the server: its type letter and its body. */
export interface ServerMessage {
  readonly type: string;
  readonly body: Buffer;
}

/** One client message: a type letter ("" for the start-up packet) and parts of its body. */
export const clientMessage = (type: string, ...parts: readonly (string | Uint8Array)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length);
  return Buffer.concat([Buffer.from(type, "latin1"), length, body]);
};

const VERSION_3 = Buffer.from([0, 3, 0, 0]);

/** A client without a driver between it and the wire: for what drivers never do. */
export class RawClient {
  readonly socket: Socket;
  readonly received: ServerMessage[] = [];
  #buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => this.#read(chunk));
  }

  /** Connects without saying anything. */
  static async silent(path: string): Promise<RawClient> {
    const socket = connectSocket(path);
    await once(socket, "connect");
    return new RawClient(socket);
  }

  /** Connects and is let in. */
  static async open(path: string): Promise<RawClient> {
    const client = await RawClient.silent(path);
    await client.ask(clientMessage("", VERSION_3, "user\0postgres\0\0"));
    return client;
  }

  /** Sends and waits for ReadyForQuery; answers with what came, the status of ReadyForQuery last. */
  async ask(bytes: Buffer): Promise<readonly ServerMessage[]> {
    const from = this.received.length;
    this.socket.write(bytes);
    await this.until(() => this.received.slice(from).some(({ type }) => type === "Z"));
    return this.received.slice(from);
  }

  query(sql: string): Promise<readonly ServerMessage[]> {
    return this.ask(clientMessage("Q", `${sql}\0`));
  }

  async until(condition: () => boolean): Promise<void> {
    for (let waitedMs = 0; !condition(); waitedMs += 5) {
      if (waitedMs > 10_000) throw new Error(`Nothing came; so far: ${this.received.map(({ type }) => type).join("")}`);
      await sleep(5);
    }
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    while (this.#buffer.length >= 5 && this.#buffer.length > this.#buffer.readInt32BE(1)) {
      const end = 1 + this.#buffer.readInt32BE(1);
      this.received.push({ type: this.#buffer.toString("latin1", 0, 1), body: this.#buffer.subarray(5, end) });
      this.#buffer = this.#buffer.subarray(end);
    }
  }
}

/** The SQLSTATE in an ErrorResponse among the messages. */
export const errorCode = (messages: readonly ServerMessage[]): string | undefined =>
  messages
    .find(({ type }) => type === "E")
    ?.body.toString("utf8")
    .split("\0")
    .find((field) => field.startsWith("C"))
    ?.slice(1);

/** The values of the first column of the rows among the messages. */
export const firstColumn = (messages: readonly ServerMessage[]): readonly string[] =>
  messages.filter(({ type }) => type === "D").map(({ body }) => body.toString("utf8", 6, 6 + body.readInt32BE(2)));

import { once } from "node:events";
import { connect, type Socket } from "node:net";

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

const END_OF_HEAD = "\r\n\r\n";

const isWhole = (text: string): boolean => {
  const head = text.indexOf(END_OF_HEAD);
  if (head === -1) return false;
  const length = /content-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  return length === undefined
    ? text.endsWith("0\r\n\r\n")
    : Buffer.byteLength(text) - head - END_OF_HEAD.length >= Number(length);
};

/**
 * One open connection that carries one request after the other, with almost no work on this side: a thousand clients
 * share two cores with the server under measurement, and it is the server that is to be measured.
 */
export class RawLine {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static async open(origin: string): Promise<RawLine> {
    const url = new URL(origin);
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    await once(socket, "connect");
    return new RawLine(socket);
  }

  /** Sends the bytes of a whole request; answers once the whole of its answer is here. */
  ask(request: Buffer): Promise<Answer> {
    const sentMs = performance.now();
    return new Promise((resolve, reject) => {
      let text = "";
      const take = (chunk: Buffer): void => {
        text += chunk.toString("latin1");
        if (!isWhole(text)) return;
        this.#socket.off("data", take).off("error", reject);
        resolve({ status: Number(text.slice(9, 12)), text, ms: performance.now() - sentMs });
      };
      this.#socket.on("data", take).once("error", reject);
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** The bytes of an HTTP/1.1 request with a JSON body, or without one. */
export const requestBytes = (input: {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
}): Buffer => {
  const body = input.body === undefined ? "" : JSON.stringify(input.body);
  const headers = {
    host: "127.0.0.1",
    ...input.headers,
    ...(body === "" ? {} : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${input.method} ${input.path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
};

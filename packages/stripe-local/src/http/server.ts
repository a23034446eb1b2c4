import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { PageAnswer } from "../hosted/page-answer.ts";
import type { ApiAnswer, ApiRequest } from "./api.ts";

const MOST_BODY_BYTES = 1_000_000;
/** Longer than the SDK keeps an idle connection, so that it is never cut under a request. */
const KEEP_ALIVE_MS = 65_000;

export interface Handlers {
  readonly api: (request: ApiRequest) => Promise<ApiAnswer>;
  readonly hosted: (method: string, token: string, body: string) => Promise<PageAnswer>;
  readonly local: (
    method: string,
    name: string,
    contentType: string,
    body: string,
  ) => Promise<{ status: number; body: string }>;
  readonly onBug: (error: unknown) => void;
}

export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

const bodyOf = async (message: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MOST_BODY_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
};

const send = (
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): void => {
  response.writeHead(status, { "content-length": String(Buffer.byteLength(body)), ...headers });
  response.end(body);
};

const JSON_TYPE = { "content-type": "application/json" };

/** Listens on 127.0.0.1 only. Port 0 picks a free one. */
export const listen = async (port: number, handlers: Handlers): Promise<Listening> => {
  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "GET", headers } = message;
    const [path = "/", query = ""] = (message.url ?? "/").split("?", 2);
    const body = await bodyOf(message);
    if (body === null) return send(response, 413, "", {});
    // A name that resolves here from a web page (DNS rebinding) is still not this host.
    const host = (headers.host ?? "").replace(/:\d+$/, "");
    if (path.startsWith("/_local/") && ["127.0.0.1", "localhost"].includes(host)) {
      const answer = await handlers.local(method, path.slice("/_local/".length), headers["content-type"] ?? "", body);
      return send(response, answer.status, answer.body, JSON_TYPE);
    }
    if (path.startsWith("/hosted/")) {
      const answer = await handlers.hosted(method, path.slice("/hosted/".length), body);
      return send(response, answer.status, answer.body, answer.headers);
    }
    const answer = await handlers.api({ method, path, query, body, headers });
    if (answer.lost === "hang") return;
    if (answer.lost === "cut") {
      response.destroy();
      return;
    }
    send(response, answer.status, answer.body, { ...JSON_TYPE, ...answer.headers });
  };

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (message, response) => {
    handle(message, response).catch((error: unknown) => {
      handlers.onBug(error);
      if (!response.headersSent) send(response, 500, "", {});
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

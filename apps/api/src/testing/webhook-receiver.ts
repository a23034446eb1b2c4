import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebhookReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** What the next messages are answered with; null never answers. */
  readonly answerWith: (status: number | null, headers?: Readonly<Record<string, string>>) => void;
  readonly close: () => Promise<void>;
}

/** A server on this machine that takes webhooks and answers as told. */
export const openWebhookReceiver = async (): Promise<WebhookReceiver> => {
  const received: Received[] = [];
  let answer: { status: number | null; headers: Readonly<Record<string, string>> } = { status: 200, headers: {} };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
      if (answer.status === null) return;
      response.writeHead(answer.status, answer.headers);
      response.end("thanks");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    answerWith: (status, headers = {}) => {
      answer = { status, headers };
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};

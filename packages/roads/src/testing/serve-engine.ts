import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { SERVICE_PATHS } from "../http/http-transport.ts";
import { EngineRefusal, refusalKind } from "../valhalla/engine-fault.ts";
import { ENGINE_ACTIONS, type EngineTransport } from "../valhalla/transport.ts";

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const CODES = { off_network: 171, no_route: 442, other: 100 } as const;

export interface ServedEngine {
  readonly url: string;
  /** What it was asked, as `POST /route`, in order. */
  readonly heard: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves an engine over HTTP with the paths, status codes and error bodies of Valhalla's own service. */
export const serveEngine = async (engine: EngineTransport): Promise<ServedEngine> => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    const end = (status: number, text: string): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(text);
    };
    void (async () => {
      const body = await bodyOf(request);
      heard.push(`${request.method ?? ""} ${request.url ?? ""}`);
      const action = ENGINE_ACTIONS.find((one) => SERVICE_PATHS[one] === request.url);
      if (action === undefined || request.method !== "POST") {
        end(404, '{"error_code":106,"error":"Try any of the paths","status_code":404,"status":"Not Found"}');
        return;
      }
      try {
        end(200, await engine.ask(action, body));
      } catch (error) {
        if (!(error instanceof EngineRefusal)) {
          end(503, "down");
          return;
        }
        const about = { error_code: CODES[refusalKind(error)], error: error.message.replace(/^\w+ error: /, "") };
        end(400, JSON.stringify({ ...about, status_code: 400, status: "Bad Request" }));
      }
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};

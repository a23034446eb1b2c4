import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

/** What a request came to: an answer with a body, or nothing at all. */
export type Reply =
  | { readonly kind: "answer"; readonly status: number; readonly body: unknown }
  | { readonly kind: "lost" };

/** One request of a script, before it is sent. */
export interface Request {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** A driver's token or a store's key; or else a session's cookie, or nobody. */
  readonly bearer?: string;
  readonly cookie?: string;
  /** Sent as JSON; bytes are sent as they are. */
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

const PATIENCE_MS = 10_000;

/** Sends once, and waits ten seconds at most. */
export const send = async (origin: string, request: Request): Promise<Reply> => {
  const isBytes = request.body instanceof Uint8Array;
  try {
    const answer = await fetch(origin + request.path, {
      method: request.method,
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        ...(request.bearer === undefined ? {} : { authorization: `Bearer ${request.bearer}` }),
        ...(request.cookie === undefined ? {} : { cookie: request.cookie }),
        ...(request.body === undefined ? {} : { "content-type": isBytes ? "image/jpeg" : "application/json" }),
        ...(request.idempotencyKey === undefined ? {} : { "idempotency-key": request.idempotencyKey }),
      },
      ...(request.body === undefined
        ? {}
        : { body: request.body instanceof Uint8Array ? new Uint8Array(request.body) : JSON.stringify(request.body) }),
    });
    const text = await answer.text();
    return { kind: "answer", status: answer.status, body: text === "" ? null : JSON.parse(text) };
  } catch {
    return { kind: "lost" };
  }
};

/** What became of the requests of a run. */
export interface CallFigures {
  requests: number;
  /** Requests without an answer: the process died, or the line was cut. */
  lost: number;
  /** Answers 503. */
  unavailable: number;
  /** Answers 500, as `path body`: a fault nobody thought of. */
  readonly internal: string[];
}

export interface Caller {
  readonly figures: CallFigures;
  /** Sends until somebody answers something other than "not now", under the one key, as a good client does; null when the run ends first. */
  readonly insist: (request: Request) => Promise<Extract<Reply, { kind: "answer" }> | null>;
}

/** How scripts call the API: with patience, and one key a wish. */
export const caller = (origin: () => string, isOver: () => boolean): Caller => {
  const figures: CallFigures = { requests: 0, lost: 0, unavailable: 0, internal: [] };
  return {
    figures,
    insist: async (request) => {
      const keyed = request.method === "POST" ? { idempotencyKey: randomUUID(), ...request } : request;
      while (!isOver()) {
        figures.requests += 1;
        const reply = await send(origin(), keyed);
        if (reply.kind === "lost") figures.lost += 1;
        else if (reply.status === 503) figures.unavailable += 1;
        else if (reply.status === 500) figures.internal.push(`${request.path} ${JSON.stringify(reply.body)}`);
        else return reply;
        await sleep(250);
      }
      return null;
    },
  };
};

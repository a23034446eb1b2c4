import { EngineDown, EngineRefusal } from "../valhalla/engine-fault.ts";
import type { EngineAction, EngineTransport } from "../valhalla/transport.ts";
import { atOnce } from "./at-once.ts";

/** The service's names of our questions. */
export const SERVICE_PATHS: Readonly<Record<EngineAction, string>> = {
  route: "/route",
  matrix: "/sources_to_targets",
  isochrone: "/isochrone",
  trace: "/trace_route",
  status: "/status",
};

const LIMIT_MS = 5_000;
const MOST_AT_ONCE = 16;
/** After a failure nobody else waits for the same one: questions are refused for so long. */
const PAUSE_MS = 1_000;

/** The service's own refusal, if that is what the answer is. */
const refusalIn = (text: string): EngineRefusal | null => {
  try {
    const { error, error_code: code }: { error?: unknown; error_code?: unknown } = JSON.parse(text);
    return typeof error === "string" && typeof code === "number" ? new EngineRefusal(error, code) : null;
  } catch {
    return null;
  }
};

/**
 * A way to a Valhalla service over HTTP, always by POST. An answer that is late, not of the service or a fault of its own
 * is `EngineDown`, and for a second after it every question is; its refusals are `EngineRefusal` with Valhalla's code.
 */
export const httpTransport = (options: {
  /** Of the service's root, as `http://routing:8002`. */
  readonly url: string;
  readonly limitMs?: number;
}): EngineTransport => {
  const limit = options.limitMs ?? LIMIT_MS;
  const root = options.url.replace(/\/+$/, "");
  const place = atOnce(MOST_AT_ONCE);
  let failedAtMs: number | null = null;

  const post = async (action: EngineAction, body: string): Promise<string> => {
    if (failedAtMs !== null && performance.now() - failedAtMs < PAUSE_MS) {
      throw new EngineDown("the routing service failed a moment ago");
    }
    let text: string;
    let status: number;
    try {
      const response = await fetch(`${root}${SERVICE_PATHS[action]}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        redirect: "error",
        signal: AbortSignal.timeout(limit),
      });
      status = response.status;
      text = await response.text();
    } catch (error) {
      failedAtMs = performance.now();
      throw new EngineDown("the routing service does not answer", { cause: error });
    }
    if (status === 200) {
      failedAtMs = null;
      return text;
    }
    const refusal = status < 500 ? refusalIn(text) : null;
    if (refusal !== null) {
      failedAtMs = null;
      throw refusal;
    }
    failedAtMs = performance.now();
    throw new EngineDown(`the routing service answered with ${status}`);
  };

  return { isUp: () => failedAtMs === null, ask: (action, body) => place(() => post(action, body)) };
};

import type { PositionInput } from "@fairmile/contracts";
import { isPassing, readFailure } from "../api/failure.ts";
import { send } from "../api/send.ts";
import type { PositionQueue } from "./position-queue.ts";

interface SenderParts {
  readonly queue: PositionQueue;
  /** Asks for a driver's token. */
  readonly newToken: () => Promise<{ readonly token: string }>;
  /** A clock of this device that only goes forward, in milliseconds. */
  readonly wallNowMs: () => number;
}

/** A token lives 15 minutes by the server's clock; it is renewed well before that by ours. */
const TOKEN_FOR_MS = 10 * 60_000;

const post = (token: string, positions: readonly PositionInput[]): Promise<unknown> =>
  send("/positions", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ positions }),
    // A page that is being closed still says where it was.
    keepalive: true,
  });

/** Sends what waits, all at once; what a lost line or a restarting server did not take waits on. */
export const createPositionSender = ({ queue, newToken, wallNowMs }: SenderParts): (() => Promise<void>) => {
  let held: { readonly token: string; readonly sinceMs: number } | null = null;
  let running = false;
  const token = async (): Promise<string> => {
    if (held === null || wallNowMs() - held.sinceMs > TOKEN_FOR_MS) {
      held = { token: (await newToken()).token, sinceMs: wallNowMs() };
    }
    return held.token;
  };
  return async () => {
    if (running || queue.size() === 0) return;
    running = true;
    const positions = queue.take();
    try {
      await post(await token(), positions);
    } catch (error) {
      const failure = readFailure(error);
      // Suspended meanwhile, or the session is over: the next try asks for a new token, and the screen says why not.
      held = null;
      if (isPassing(failure) || failure.code === "session_expired" || failure.code === "internal")
        queue.putBack(positions);
    } finally {
      running = false;
    }
  };
};

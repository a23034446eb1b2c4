"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import type { StreamListener, StreamState } from "./event-stream.ts";
import { useEventStream } from "./stream-context.tsx";

interface UseStream extends StreamListener {
  /** A recipient's tracking token, where nobody is signed in. */
  readonly token?: string;
  readonly enabled?: boolean;
}

/** Keeps the tab's stream open while mounted and hears it. Queries are fetched anew whether or not anything is heard here. */
export const useStream = ({ token, enabled = true, ...listener }: UseStream = {}): void => {
  const stream = useEventStream();
  const latest = useRef<StreamListener>(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    stream.setToken(token ?? null);
    return stream.listen({
      onEvent: (event) => latest.current.onEvent?.(event),
      onPosition: (event) => latest.current.onPosition?.(event),
      onReset: () => latest.current.onReset?.(),
      onHello: (clock) => latest.current.onHello?.(clock),
    });
  }, [stream, token, enabled]);
};

/** Whether what is on screen is kept up to date at this moment. */
export const useStreamState = (): StreamState => {
  const stream = useEventStream();
  return useSyncExternalStore(stream.onState, stream.state, () => "idle" as const);
};

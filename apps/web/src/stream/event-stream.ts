import {
  helloEventSchema,
  positionEventSchema,
  streamEventSchema,
  type PositionEvent,
  type StreamEvent,
} from "@fairmile/contracts";
import type { z } from "zod";
import { backoffMs } from "../api/failure.ts";

/** `idle` while nobody listens, `lost` from the first fault until the server says hello again. */
export type StreamState = "idle" | "connecting" | "live" | "lost";

export interface StreamListener {
  readonly onEvent?: ((event: StreamEvent) => void) | undefined;
  readonly onPosition?: ((event: PositionEvent) => void) | undefined;
  /** More was missed than can be told: everything on screen is fetched anew. */
  readonly onReset?: (() => void) | undefined;
  readonly onHello?: ((clock: { readonly nowMs: number; readonly speed: number }) => void) | undefined;
}

export interface EventStream {
  /** Hears the stream, opening it for the first listener; answers with the function that stops it. */
  readonly listen: (listener: StreamListener) => () => void;
  /** Hears the stream while others keep it open. */
  readonly follow: (follower: StreamListener) => () => void;
  /** A recipient's token in place of the session; another token opens the stream anew. */
  readonly setToken: (token: string | null) => void;
  /** Opens anew at once: whoever is signed in has changed. */
  readonly restart: () => void;
  readonly state: () => StreamState;
  readonly onState: (changed: () => void) => () => void;
}

const STREAM_PATH = "/stream";

const read = <S extends z.ZodType>(schema: S, data: unknown): z.output<S> | null => {
  try {
    const parsed = schema.safeParse(JSON.parse(String(data)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** This tab's one stream of events. Comes back by itself, for ever, from the place it had reached. */
export const createEventStream = (open: (address: string) => EventSource): EventStream => {
  const listeners = new Set<StreamListener>();
  const followers = new Set<StreamListener>();
  const watchers = new Set<() => void>();
  let source: EventSource | null = null;
  let state: StreamState = "idle";
  let token: string | null = null;
  let lastId = "";
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const setState = (next: StreamState): void => {
    if (state === next) return;
    state = next;
    for (const changed of watchers) changed();
  };
  const tell = (say: (listener: StreamListener) => void): void => {
    for (const one of [...followers, ...listeners]) say(one);
  };
  const close = (): void => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const address = (): string => {
    const query = new URLSearchParams();
    if (token !== null) query.set("token", token);
    if (lastId !== "") query.set("lastEventId", lastId);
    const text = query.toString();
    return text === "" ? STREAM_PATH : `${STREAM_PATH}?${text}`;
  };
  const connect = (): void => {
    close();
    const made = open(address());
    source = made;
    if (state !== "lost") setState("connecting");
    made.addEventListener("hello", (event) => {
      failures = 0;
      lastId = event.lastEventId || lastId;
      setState("live");
      const clock = read(helloEventSchema, event.data);
      if (clock) tell((one) => one.onHello?.(clock));
    });
    made.addEventListener("message", (event) => {
      lastId = event.lastEventId || lastId;
      const change = read(streamEventSchema, event.data);
      if (change) tell((one) => one.onEvent?.(change));
    });
    made.addEventListener("reset", (event) => {
      lastId = event.lastEventId || lastId;
      tell((one) => one.onReset?.());
    });
    made.addEventListener("position", (event) => {
      const position = read(positionEventSchema, event.data);
      if (position) tell((one) => one.onPosition?.(position));
    });
    made.addEventListener("error", () => {
      setState("lost");
      // The browser comes back by itself from a broken line, but gives up for good on an answer that is no stream.
      if (made.readyState !== EventSource.CLOSED) return;
      made.close();
      clearTimeout(timer);
      timer = setTimeout(connect, backoffMs(Math.min(6, failures)));
      failures += 1;
    });
  };
  const restart = (): void => {
    lastId = "";
    failures = 0;
    if (listeners.size > 0) connect();
  };

  return {
    listen: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) connect();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        close();
        setState("idle");
      };
    },
    follow: (follower) => {
      followers.add(follower);
      return () => void followers.delete(follower);
    },
    setToken: (next) => {
      if (next === token) return;
      token = next;
      restart();
    },
    restart,
    state: () => state,
    onState: (changed) => {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
};

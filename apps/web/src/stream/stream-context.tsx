"use client";

import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { useClockAnchor } from "../clock/market-clock-context.tsx";
import { createEventStream, type EventStream } from "./event-stream.ts";
import { INVALIDATED } from "./invalidations.ts";

const StreamContext = createContext<EventStream | null>(null);

/** Changes come in bursts (a round clears ten lots): what they touch is fetched once. */
const GATHER_MS = 120;

const entityOf = (queryKey: readonly unknown[]): unknown => (Array.isArray(queryKey[0]) ? queryKey[0][0] : undefined);

const gatherer = (queries: QueryClient) => {
  const waiting = new Set<unknown>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const entities = new Set(waiting);
    waiting.clear();
    void queries.invalidateQueries({ predicate: (query) => entities.has(entityOf(query.queryKey)) });
  };
  return {
    add: (entities: readonly string[]): void => {
      for (const entity of entities) waiting.add(entity);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    stop: (): void => clearTimeout(timer),
  };
};

/** The tab's event stream, and what follows from every event whatever the page: queries fetched anew, the clock set. */
export const StreamProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const queries = useQueryClient();
  const anchor = useClockAnchor();
  const [stream] = useState(() => createEventStream((address) => new EventSource(address)));
  return (
    <StreamContext value={stream}>
      <StreamEffects stream={stream} queries={queries} anchor={anchor} />
      {children}
    </StreamContext>
  );
};

interface EffectsProps {
  readonly stream: EventStream;
  readonly queries: QueryClient;
  readonly anchor: ReturnType<typeof useClockAnchor>;
}

/** Listens only while somebody else does: a page for strangers opens no stream. */
const StreamEffects = ({ stream, queries, anchor }: EffectsProps): ReactNode => {
  useEffect(() => {
    const gather = gatherer(queries);
    const stop = stream.follow({
      onHello: (clock) => {
        anchor(clock);
        void queries.refetchQueries({ type: "active", predicate: (query) => query.state.status === "error" });
      },
      onEvent: (event) => gather.add(INVALIDATED[event.type]),
      onReset: () => void queries.invalidateQueries(),
    });
    return () => {
      stop();
      gather.stop();
    };
  }, [stream, queries, anchor]);
  return null;
};

export const useEventStream = (): EventStream => {
  const stream = useContext(StreamContext);
  if (stream === null) throw new Error("no StreamProvider above");
  return stream;
};

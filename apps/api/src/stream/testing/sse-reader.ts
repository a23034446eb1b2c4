/** One event as a browser would hear it. */
export interface HeardEvent {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

export interface SseReader {
  readonly status: number;
  readonly heard: readonly HeardEvent[];
  /** The last id seen, with or without an event: what a browser sends back. */
  readonly lastId: () => string;
  readonly until: (isDone: (heard: readonly HeardEvent[]) => boolean, what?: string) => Promise<void>;
  /** Cuts the connection, as a phone in a tunnel does. */
  readonly cut: () => void;
  readonly ended: Promise<void>;
}

const parse = (block: string, lastId: string): { readonly id: string; readonly event: HeardEvent | null } => {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name !== undefined) fields.set(name, value ?? "");
  }
  const id = fields.get("id") ?? lastId;
  const data = fields.get("data");
  if (data === undefined) return { id, event: null };
  return { id, event: { event: fields.get("event") ?? "message", id, data: JSON.parse(data) } };
};

/** Opens a stream and reads it as the standard's parser does. */
export const openSse = async (url: string, headers: Record<string, string> = {}): Promise<SseReader> => {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  const heard: HeardEvent[] = [];
  let lastId = headers["last-event-id"] ?? "";
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let text = "";
    for await (const bytes of response.body ?? []) {
      text += decoder.decode(bytes, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const { id, event } = parse(block, lastId);
        lastId = id;
        if (event !== null) heard.push(event);
      }
    }
  };
  return {
    status: response.status,
    heard,
    lastId: () => lastId,
    ended: read().catch(() => undefined),
    cut: () => abort.abort(),
    until: async (isDone, what = "what was waited for") => {
      for (let waited = 0; !isDone(heard); waited += 10) {
        if (waited > 10_000)
          throw new Error(`${what} was not heard in 10 s; heard ${heard.length}: ${JSON.stringify(heard.slice(-5))}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
};

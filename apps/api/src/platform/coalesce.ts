/** What came of one item of a batch. */
export type Settled<O> = { readonly ok: true; readonly value: O } | { readonly ok: false; readonly error: unknown };

interface Waiting<I, O> {
  readonly item: I;
  readonly resolve: (value: O) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: while one batch runs, what comes meanwhile waits and goes together in the next. A thousand calls at once
 * cost a few transactions instead of a thousand; one call alone waits for nothing. `run` settles every item in order; a
 * throw fails its whole batch.
 */
export const coalesce = <I, O>(run: (items: readonly I[]) => Promise<readonly Settled<O>[]>, mostAtOnce: number) => {
  const waiting: Waiting<I, O>[] = [];
  let running = false;

  const turn = async (): Promise<void> => {
    const batch = waiting.splice(0, mostAtOnce);
    try {
      const settled = await run(batch.map((one) => one.item));
      batch.forEach((one, i) => {
        const result = settled[i];
        if (result === undefined) one.reject(new Error("a batch settles every item"));
        else if (result.ok) one.resolve(result.value);
        else one.reject(result.error);
      });
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  };

  const drain = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) await turn();
    running = false;
  };

  return (item: I): Promise<O> =>
    new Promise<O>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) {
        running = true;
        // The next tick, so that everything of this one is in the first batch.
        setImmediate(() => void drain());
      }
    });
};

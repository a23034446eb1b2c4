/** A wait that a stop cuts short, and a word for whether it was. */
export interface Stoppable {
  readonly isStopped: () => boolean;
  readonly sleep: (ms: number) => Promise<void>;
  readonly stop: () => void;
}

export const stoppable = (): Stoppable => {
  let stopped = false;
  const waiting = new Set<() => void>();
  return {
    isStopped: () => stopped,
    sleep: (ms) =>
      stopped
        ? Promise.resolve()
        : new Promise((resolve) => {
            const wake = (): void => {
              clearTimeout(timer);
              waiting.delete(wake);
              resolve();
            };
            const timer = setTimeout(wake, ms);
            waiting.add(wake);
          }),
    stop: () => {
      stopped = true;
      for (const wake of waiting) wake();
    },
  };
};

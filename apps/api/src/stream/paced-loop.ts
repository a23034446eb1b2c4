/** Work that is done again and again: at its pace, at once after a nudge, and slower while it fails. */
export interface PacedLoop {
  readonly start: () => void;
  /** Resolves when the run under way is over. */
  readonly stop: () => Promise<void>;
  readonly nudge: () => void;
}

export interface PacedWork {
  /** True where more is waiting: the next run follows at once. */
  readonly run: () => Promise<boolean>;
  /** Milliseconds of the wall between the end of a run and the next. */
  readonly everyMs: number;
  /** Told of the first failure of a row of failures, and of every tenth. */
  readonly failed: (error: unknown) => void;
}

const MOST_BACKOFF_MS = 5_000;

/** One run at a time, however often it is nudged: a nudge during a run makes another run follow it. */
export const pacedLoop = ({ run, everyMs, failed }: PacedWork): PacedLoop => {
  let state: "idle" | "waiting" | "running" | "stopped" = "idle";
  let timer: NodeJS.Timeout | undefined;
  let isNudged = false;
  let failures = 0;
  let present: Promise<void> = Promise.resolve();

  const plan = (ms: number): void => {
    if (state === "stopped") return;
    state = "waiting";
    timer = setTimeout(() => {
      present = turn();
    }, ms);
  };

  const turn = async (): Promise<void> => {
    state = "running";
    isNudged = false;
    let hasMore = false;
    try {
      hasMore = await run();
      failures = 0;
    } catch (error) {
      if (failures % 10 === 0) failed(error);
      failures += 1;
    }
    const isStopped = (): boolean => state === "stopped";
    if (isStopped()) return;
    if (failures > 0) plan(Math.min(MOST_BACKOFF_MS, 50 * 2 ** Math.min(failures, 8)));
    else plan(hasMore || isNudged ? 0 : everyMs);
  };

  return {
    start: () => {
      if (state === "idle") plan(0);
    },
    stop: async () => {
      state = "stopped";
      clearTimeout(timer);
      await present;
    },
    nudge: () => {
      isNudged = true;
      if (state !== "waiting" || failures > 0) return;
      clearTimeout(timer);
      plan(0);
    },
  };
};

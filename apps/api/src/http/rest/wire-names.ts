/** Keys that hold an instant in milliseconds; every other `…Ms` is a span. */
const INSTANT = /(?:^|[a-z])(?:AtMs|EtaMs|UntilMs)$|^(?:at|atMs|etaMs|fromMs|toMs)$/;

export const isInstantKey = (key: string): boolean => INSTANT.test(key);

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * A key of the contracts as `/v1` writes it: snake case; instants without their unit, since they are ISO times there
 * (`readyAtMs` → `ready_at`); amounts without theirs, since the currency says it (`tipCents` → `tip`).
 */
export const wireName = (key: string): string => {
  if (isInstantKey(key)) return snake(key.replace(/Ms$/, ""));
  return snake(/[a-z]Cents$/.test(key) ? key.slice(0, -"Cents".length) : key);
};

/** A dotted path of the contracts in wire names: `pickup.readyAtMs` → `pickup.ready_at`. Rows keep their numbers. */
export const wirePath = (path: string): string => path.split(".").map(wireName).join(".");

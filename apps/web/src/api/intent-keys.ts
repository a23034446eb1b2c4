/** Remembers the Idempotency-Key of what a person wants, until the server has answered for certain. */
export interface IntentKeys {
  /** The key of this intent: the same for the same verb and input while it is unsettled. */
  readonly keyOf: (verb: string, input: unknown) => string;
  /** The server has answered: the same input from now on is a new intent. */
  readonly settle: (verb: string, input: unknown) => void;
}

const nameOf = (verb: string, input: unknown): string => `${verb} ${JSON.stringify(input) ?? ""}`;

/** @param newKey makes a key nobody else has. */
export const createIntentKeys = (newKey: () => string): IntentKeys => {
  const open = new Map<string, string>();
  return {
    keyOf: (verb, input) => {
      const name = nameOf(verb, input);
      const known = open.get(name) ?? newKey();
      open.set(name, known);
      return known;
    },
    settle: (verb, input) => void open.delete(nameOf(verb, input)),
  };
};

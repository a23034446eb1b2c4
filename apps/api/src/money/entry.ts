/** One line of an entry, in minor units: debit positive, credit negative. */
export interface Line {
  readonly account: string;
  readonly amountCents: number;
}

/** An entry before it is written. `event`, `source` and `leg` name it: it is posted once, however often it is asked for. */
export interface EntryDraft {
  readonly event: string;
  readonly source: string;
  readonly leg: string;
  readonly lines: readonly Line[];
}

export const debit = (account: string, amountCents: number): Line => ({ account, amountCents });
export const credit = (account: string, amountCents: number): Line => ({ account, amountCents: -amountCents });

/**
 * An entry of these lines, without the empty ones. Throws RangeError unless every amount is a safe integer and they sum
 * to zero: M1 holds before the database is asked.
 */
export const entry = (name: Omit<EntryDraft, "lines">, lines: readonly Line[]): EntryDraft => {
  let sum = 0;
  for (const { account, amountCents } of lines) {
    if (!Number.isSafeInteger(amountCents))
      throw new RangeError(`${name.event}: ${amountCents} on ${account} is not an amount`);
    sum += amountCents;
  }
  if (sum !== 0) throw new RangeError(`${name.event} of ${name.source} sums to ${sum}, not to zero`);
  // Negating zero gives minus zero, which the database would not store as it stands.
  return { ...name, lines: lines.filter((line) => line.amountCents !== 0) };
};

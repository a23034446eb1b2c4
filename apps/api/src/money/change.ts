import { transaction, type Transaction } from "@fairmile/db";
import { createNotes, writeNotes, type Notes } from "../platform/notes.ts";
import type { Ctx } from "../platform/services.ts";

/** Somebody else moved the row between our reading and our writing: read again. */
export class Overtaken extends Error {}

export interface MoneyChange {
  readonly ctx: Ctx;
  readonly tx: Transaction;
  readonly note: Notes;
}

const TRIES = 5;

/**
 * One change of money outside a verb (a worker, a webhook): one transaction with its events and audit rows, done again
 * from the reading when it was overtaken. A change that finds everything done notes nothing and writes nothing.
 */
export const moneyChange = async <T>(
  ctx: Ctx,
  action: string,
  body: (change: MoneyChange) => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await transaction(ctx.database, async (tx) => {
        const note = createNotes(ctx, action);
        const value = await body({ ctx, tx, note });
        if (note.rows().audits.length > 0) await writeNotes(tx, note);
        return value;
      });
      ctx.nudge();
      return answer;
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt >= TRIES) throw error;
    }
  }
};

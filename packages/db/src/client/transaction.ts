import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import type { ISql, Sql, TransactionSql } from "postgres";
import type { Database, Db, Queryable } from "./connect.ts";
import { sqlState } from "./sql-state.ts";

/** A running transaction: a `Queryable` whose statements commit or roll back together. */
export interface Transaction extends Queryable {
  readonly db: Db;
  readonly sql: ISql & Pick<TransactionSql, "savepoint">;
}

export interface TransactionOptions {
  readonly isolation?: "read committed" | "repeatable read" | "serializable";
  readonly readOnly?: boolean;
  /** How often to try again after a serialization failure or a deadlock. Default 3. */
  readonly retries?: number;
}

/** serialization_failure and deadlock_detected: the server asks for another try. */
const TRY_AGAIN = new Set(["40001", "40P01"]);
const waitMs = (attempt: number): number => Math.min(5 * 2 ** attempt, 100);

const modeOf = ({ isolation, readOnly }: TransactionOptions): string =>
  [isolation === undefined ? "" : `isolation level ${isolation}`, readOnly === true ? "read only" : ""]
    .join(" ")
    .trim();

/** A guarded transaction client carries the pool's options, all that drizzle needs beside the statements themselves. */
const carriesOptions = (client: TransactionSql): client is TransactionSql & Sql =>
  Reflect.get(client, "options") !== undefined;

const builderOn = (client: TransactionSql): Db => {
  if (!carriesOptions(client)) throw new Error("This transaction does not come from a guarded client.");
  return drizzle(client);
};

/**
 * Runs `body` in a transaction and returns its answer once committed. An error rolls back and is thrown on; after a
 * serialization failure or a deadlock everything is tried again, so `body` must have no effect outside the database.
 * A second transaction, or a plain query, of the same database awaited inside `body` is an error: use its argument.
 */
export const transaction = async <T>(
  database: Database,
  body: (tx: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> => {
  const retries = options.retries ?? 3;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer: { value: T } = await database.sql.begin(modeOf(options), async (sql) => ({
        value: await body({ sql, db: builderOn(sql) }),
      }));
      return answer.value;
    } catch (error) {
      if (attempt >= retries || !TRY_AGAIN.has(sqlState(error)?.code ?? "")) throw error;
      await sleep(waitMs(attempt));
    }
  }
};

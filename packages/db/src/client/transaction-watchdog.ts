import { AsyncLocalStorage } from "node:async_hooks";

/** One run of a transaction, as seen by the code inside it. */
export interface TransactionScope {
  /** What it is a transaction of; compared by identity. */
  readonly owner: object;
  readonly outer: TransactionScope | undefined;
  /** Set once it committed, rolled back or lost its connection: whatever still runs has no transaction any more. */
  over: boolean;
}

const scopes = new AsyncLocalStorage<TransactionScope>();

/** Runs `body` inside a new scope of `owner`, which it receives. */
export const inScope = <T>(owner: object, body: (scope: TransactionScope) => Promise<T>): Promise<T> => {
  const scope: TransactionScope = { owner, outer: scopes.getStore(), over: false };
  return scopes
    .run(scope, () => body(scope))
    .finally(() => {
      scope.over = true;
    });
};

/**
 * The mistake, if there is one, of running a statement on `owner`'s other connections here: the caller is inside one of
 * its transactions. On the embedded database that statement would wait for the transaction, and the transaction for it.
 */
export const outsideQueryMistake = (owner: object): Error | undefined => {
  for (let scope = scopes.getStore(); scope !== undefined; scope = scope.outer) {
    if (scope.owner === owner && !scope.over) {
      return new Error(
        "A query outside the transaction was awaited inside it. Use the transaction's own `db` and `sql`: " +
          "on the embedded database the two would wait for each other for ever.",
      );
    }
  }
  return undefined;
};

/** The mistake, if there is one, of using a transaction's `db` or `sql` after it ended. */
export const endedTransactionMistake = (scope: TransactionScope): Error | undefined =>
  scope.over ? new Error("A query was run on a transaction that had already ended.") : undefined;

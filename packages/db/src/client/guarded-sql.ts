import type { Sql, TransactionSql } from "postgres";
import { type Enlist, guardQuery } from "./guarded-query.ts";
import {
  endedTransactionMistake,
  inScope,
  outsideQueryMistake,
  type TransactionScope,
} from "./transaction-watchdog.ts";

type Body = (sql: TransactionSql) => unknown;

/** Where the guarded client sends its calls: the present client, and who hears of each. */
export interface SqlSource {
  readonly owner: object;
  readonly current: () => Sql;
  readonly enlist: Enlist;
}

/** What postgres.js offers and this client does not, with the reason. */
const REFUSED: Readonly<Record<string, string>> = {
  listen: "Use the Database's listen: postgres.js's own listener does not come back after every kind of loss.",
  subscribe: "Logical replication is not available on the embedded database.",
  reserve: "A reserved connection stalls the embedded database. Use a transaction.",
  end: "Close the Database, not its client.",
  close: "Close the Database, not its client.",
};

/** A transaction is enlisted as a whole, not query by query. */
const unlisted: Enlist = () => () => undefined;

/** Drizzle changes the readers and writers of every client it is built on. The real ones are set already: it gets copies. */
const optionsForBuilders = ({ options }: Sql): Sql["options"] => ({
  ...options,
  parsers: { ...options.parsers },
  serializers: { ...options.serializers },
});

/** Beyond this a statement's text is a list written out, and hardly ever comes twice. */
const LONGEST_KEPT_TEXT = 4_000;

/**
 * `unsafe`, through which the query builder sends everything, with its statements kept prepared on their connection. A
 * statement that is not kept costs two trips to the server instead of one, since its parameters are described first, and
 * nothing else can be sent meanwhile.
 */
const keepPrepared =
  (unsafe: (...args: unknown[]) => unknown): ((...args: unknown[]) => unknown) =>
  (text, parameters, options, ...rest) => {
    const isKept =
      typeof text === "string" &&
      text.length <= LONGEST_KEPT_TEXT &&
      Array.isArray(parameters) &&
      parameters.length > 0;
    return isKept
      ? unsafe(text, parameters, { ...(typeof options === "object" ? options : {}), prepare: true })
      : unsafe(text, parameters, options, ...rest);
  };

const bodyOf = (args: readonly unknown[]): Body => {
  const body = args.at(-1);
  if (typeof body !== "function") throw new TypeError("A transaction needs a function to run.");
  return (sql) => Reflect.apply(body, undefined, [sql]);
};

/** A transaction's client that refuses to run anything once the transaction is over, on whatever connection that would be. */
const guardTransaction = (sql: TransactionSql, scope: TransactionScope, options: Sql["options"]): TransactionSql => {
  const mistake = (): Error | undefined => endedTransactionMistake(scope);
  const savepoint = (...args: readonly unknown[]): Promise<unknown> =>
    Promise.resolve(sql.savepoint((nested) => bodyOf(args)(guardTransaction(nested, scope, options))));
  return new Proxy(sql, {
    apply: (target, self, args) => guardQuery(Reflect.apply(target, self, args), mistake, unlisted),
    get: (target, key, receiver) => {
      // Drizzle nests by beginning again; here that is a savepoint.
      if (key === "savepoint" || key === "begin") return savepoint;
      // And it reads the value parsers, which postgres.js leaves off a transaction's client.
      if (key === "options") return options;
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== "function") return value;
      const call = (...args: unknown[]): unknown => Reflect.apply(value, target, args);
      const run = key === "unsafe" ? keepPrepared(call) : call;
      return (...args: unknown[]) => guardQuery(run(...args), mistake, unlisted);
    },
  });
};

/**
 * The client everyone uses: always the present postgres.js instance, transactions that cannot outlive themselves, and a
 * clear error where a plain query is awaited inside a transaction of the same database.
 */
export const guardSql = ({ owner, current, enlist }: SqlSource): Sql => {
  const mistake = (): Error | undefined => outsideQueryMistake(owner);
  const builderOptions = optionsForBuilders(current());
  const begin = async (...args: readonly unknown[]): Promise<unknown> => {
    const error = mistake();
    if (error !== undefined) throw error;
    const body = bodyOf(args);
    const options = typeof args[0] === "string" ? args[0] : "";
    const client = current();
    let settled = (): void => undefined;
    const lost = new Promise<never>((_, abandon) => {
      settled = enlist(abandon);
    });
    try {
      const run = (scope: TransactionScope): Promise<unknown> =>
        client.begin(options, (sql) => body(guardTransaction(sql, scope, builderOptions)));
      return await inScope(owner, (scope) => Promise.race([run(scope), lost]));
    } finally {
      settled();
    }
  };
  return new Proxy(current(), {
    apply: (_, self, args) => guardQuery(Reflect.apply(current(), self, args), mistake, enlist),
    get: (_, key) => {
      if (key === "begin") return begin;
      if (key === "options") return builderOptions;
      const refused = typeof key === "string" ? REFUSED[key] : undefined;
      if (refused !== undefined) throw new Error(refused);
      const sql = current();
      const value: unknown = Reflect.get(sql, key, sql);
      if (key === "PostgresError" || typeof value !== "function") return value;
      const call = (...args: unknown[]): unknown => Reflect.apply(value, sql, args);
      const run = key === "unsafe" ? keepPrepared(call) : call;
      return (...args: unknown[]) => guardQuery(run(...args), mistake, enlist);
    },
  });
};

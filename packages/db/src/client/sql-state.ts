/** What the server said of a failed statement. `code` is the five-letter SQLSTATE, or 08006 when the connection was lost. */
export interface SqlState {
  readonly code: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly detail: string | undefined;
}

const SQLSTATE = /^[0-9A-Z]{5}$/;
const CONNECTION_LOST = "08006";

/** The client library's own names for "the connection is gone". */
const LOST = new Set(["CONNECTION_CLOSED", "CONNECTION_DESTROYED", "CONNECTION_ENDED", "CONNECT_TIMEOUT"]);

const textOf = (error: object, field: string): string | undefined => {
  const value: unknown = Reflect.get(error, field);
  return typeof value === "string" && value !== "" ? value : undefined;
};

/**
 * The SQLSTATE of a failed query, however deep the error is wrapped (drizzle's DrizzleQueryError keeps the server's in
 * `cause`). Undefined when no database error is inside: then it is a bug, not an answer of the database.
 */
export const sqlState = (error: unknown): SqlState | undefined => {
  for (
    let at = error, depth = 0;
    typeof at === "object" && at !== null && depth < 10;
    at = Reflect.get(at, "cause"), depth += 1
  ) {
    const code = textOf(at, "code");
    if (code === undefined) continue;
    const lost = LOST.has(code);
    if (!lost && !(SQLSTATE.test(code) && textOf(at, "severity") !== undefined) && code !== CONNECTION_LOST) continue;
    return {
      code: lost ? CONNECTION_LOST : code,
      constraint: textOf(at, "constraint_name"),
      table: textOf(at, "table_name"),
      column: textOf(at, "column_name"),
      detail: textOf(at, "detail"),
    };
  }
  return undefined;
};

/** The server ended a session that kept a transaction open and said nothing: a process that was frozen, say. */
const IDLE_TOO_LONG = "25P03";

/** Did this fail because the server went away or is still starting, so that the same call may succeed a little later? */
export const isConnectionLost = (error: unknown): boolean => {
  const code = sqlState(error)?.code;
  return code !== undefined && (code.startsWith("08") || code.startsWith("57P0") || code === IDLE_TOO_LONG);
};

/** Is this a violation of the named unique, check, foreign-key or exclusion constraint? */
export const violates = (error: unknown, constraint: string): boolean => {
  const state = sqlState(error);
  return state !== undefined && state.code.startsWith("23") && state.constraint === constraint;
};

/** The connection went away with work on it, or could not be made. Whether that work was committed is unknown. */
export class ConnectionLost extends Error {
  readonly code = "08006";

  constructor(cause?: unknown) {
    const why = cause instanceof Error ? `: ${cause.message}` : "";
    super(`The connection to the database was lost${why}`, cause === undefined ? undefined : { cause });
    this.name = "ConnectionLost";
  }
}

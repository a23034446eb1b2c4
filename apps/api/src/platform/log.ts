import { sqlState } from "@fairmile/db";
import { pino, type Logger } from "pino";

const framesOf = (error: Error): string[] =>
  (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 12)
    .map((line) => line.trim());

/** Is there a failed statement anywhere inside? Its message repeats the values it was given. */
const isQueryError = (error: Error): boolean => error.name === "DrizzleQueryError" || "query" in error;

/**
 * What the log keeps of an error: its type, codes and where it came from. A failed statement's own words stay out, since
 * they repeat names, addresses and codes that people typed.
 */
export const safeError = (error: unknown): object => {
  if (!(error instanceof Error)) return { type: typeof error };
  const state = sqlState(error);
  const inner = error.cause instanceof Error ? { cause: safeError(error.cause) } : {};
  return {
    type: error.name,
    ...(state === undefined ? {} : { sqlState: state.code, constraint: state.constraint, table: state.table }),
    ...(isQueryError(error) || state !== undefined ? {} : { message: error.message }),
    stack: framesOf(error),
    ...(state === undefined ? inner : {}),
  };
};

/** Structured logs on stderr: request ids, codes and durations; never names, addresses, positions or bodies. */
export const createLog = (level: string): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: safeError, error: safeError } },
    pino.destination({ fd: 2, sync: false }),
  );

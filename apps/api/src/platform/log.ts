import { pino, type Logger } from "pino";

/** Structured logs on stderr: request ids, codes and durations; never names, addresses, positions or bodies. */
export const createLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: false }));

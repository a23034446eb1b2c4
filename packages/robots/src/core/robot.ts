/** A robot that works until it is stopped. */
export interface Robot {
  readonly name: string;
  /** Resolves once the signal is aborted; never rejects. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

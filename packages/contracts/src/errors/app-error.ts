import { ERROR_STATUS, type ErrorCode, type FieldError } from "./codes.ts";

/** An expected refusal of a command. Thrown by features, mapped to each transport in one place. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];
  /** Facts for the message's placeholders; shown to the person, so nothing private. */
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    options: {
      readonly fields?: readonly FieldError[];
      readonly params?: Readonly<Record<string, string | number>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields ?? [];
    this.params = options.params ?? {};
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/** Refuses one field by name. */
export const fieldError = (path: string, code: FieldError["code"], error: ErrorCode = "invalid_input"): AppError =>
  new AppError(error, { fields: [{ path, code }] });

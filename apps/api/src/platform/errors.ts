import { AppError } from "@fairmile/contracts";
import { isConnectionLost } from "@fairmile/db";

/** Any failure as an expected one: a lost database is `database_unavailable`, everything unknown `internal`. */
export const toAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  if (isConnectionLost(error)) return new AppError("database_unavailable", { cause: error });
  return new AppError("internal", { cause: error });
};

import { ERROR_STATUS, type AppError } from "@fairmile/contracts";
import type { Context } from "hono";
import { toAppError } from "../platform/errors.ts";
import type { Services } from "../platform/services.ts";
import type { HttpEnv } from "./request-context.ts";

const body = (error: AppError, requestId: string) => ({
  error: { code: error.code, fields: error.fields, params: error.params, requestId },
});

/** Any failure of a plain route as JSON, with the code's status. What is unknown is logged and says nothing of itself. */
export const errorResponse = (services: Pick<Services, "log">, c: Context<HttpEnv>, error: unknown): Response => {
  const known = toAppError(error);
  const requestId = c.get("requestId");
  if (known.code === "internal")
    services.log.error({ requestId, route: c.req.routePath, err: known.cause }, "request failed");
  return c.json(body(known, requestId), ERROR_STATUS[known.code]);
};

import { AppError, ERROR_STATUS, type ErrorCode } from "@fairmile/contracts";
import { initTRPC, TRPCError, type TRPC_ERROR_CODE_KEY } from "@trpc/server";
import type { z } from "zod";
import { toAppError } from "../platform/errors.ts";
import type { Ctx } from "../platform/services.ts";
import type { MutationVerb, QueryVerb } from "../platform/verb.ts";

const CODE_OF_STATUS: Readonly<Record<(typeof ERROR_STATUS)[ErrorCode], TRPC_ERROR_CODE_KEY>> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  402: "PAYMENT_REQUIRED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
  503: "SERVICE_UNAVAILABLE",
};

/** What the transport itself refuses, before any verb is asked; everything else came from a verb and has its code. */
const REFUSED_BEFORE: Readonly<Partial<Record<TRPC_ERROR_CODE_KEY, ErrorCode>>> = {
  NOT_FOUND: "route_unknown",
  METHOD_NOT_SUPPORTED: "route_unknown",
  PARSE_ERROR: "body_not_json",
  BAD_REQUEST: "body_not_json",
  UNSUPPORTED_MEDIA_TYPE: "unsupported_media",
  PAYLOAD_TOO_LARGE: "body_too_large",
};

const appErrorOf = (error: TRPCError): AppError => {
  const known = toAppError(error.cause ?? error);
  const code = known.code === "internal" ? REFUSED_BEFORE[error.code] : undefined;
  return code === undefined ? known : new AppError(code, { cause: error });
};

const t = initTRPC.context<Ctx>().create({
  errorFormatter: ({ shape, error, ctx }) => {
    const known = appErrorOf(error);
    return {
      ...shape,
      message: known.code,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        error: { code: known.code, fields: known.fields, params: known.params, requestId: ctx?.requestId ?? null },
      },
    };
  },
});

export const router = t.router;

const run = async <T>(ctx: Ctx, name: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const known = toAppError(error);
    if (known.code === "internal")
      ctx.log.error({ requestId: ctx.requestId, verb: name, err: known.cause }, "verb failed");
    throw new TRPCError({ code: CODE_OF_STATUS[ERROR_STATUS[known.code]], message: known.code, cause: known });
  }
};

/** A verb as a tRPC procedure. The verb itself parses its input, so that every transport refuses alike. */
export const expose = {
  query: <I extends z.ZodType, O extends z.ZodType>(verb: QueryVerb<I, O>) =>
    t.procedure
      .input((raw: unknown) => raw as z.input<I>)
      .query(({ ctx, input }) =>
        run<z.output<O>>(ctx, verb.name, () => verb.run({ ctx, input: input as z.output<I> })),
      ),
  mutation: <I extends z.ZodType, O extends z.ZodType>(verb: MutationVerb<I, O>) =>
    t.procedure
      .input((raw: unknown) => raw as z.input<I>)
      .mutation(({ ctx, input }) =>
        run<z.output<O>>(ctx, verb.name, () => verb.run({ ctx, input: input as z.output<I> })),
      ),
};

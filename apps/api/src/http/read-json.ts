import { AppError } from "@fairmile/contracts";
import type { Context } from "hono";

/** A request's JSON body of at most `maxBytes`; each way it can be wrong has its own answer. */
export const readJson = async (c: Context, maxBytes: number): Promise<unknown> => {
  const type = c.req.header("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) throw new AppError("unsupported_media");
  const announced = Number(c.req.header("content-length") ?? 0);
  if (announced > maxBytes) throw new AppError("body_too_large");
  const text = await c.req.text();
  if (Buffer.byteLength(text) > maxBytes) throw new AppError("body_too_large");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("body_not_json", { cause: error });
  }
};

import { TRPCClientError } from "@trpc/client";

/** An answer of a plain route that is no success. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(what: string, status: number, code: string) {
    super(`${what} answered ${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

const codeIn = (value: unknown): string | null => {
  const code: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "code") : undefined;
  return typeof code === "string" ? code : null;
};

const errorIn = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, "error") : undefined;

/** The error code of the API's catalogue that this failure bears; `unreachable` where no answer came. */
export const codeOf = (error: unknown): string => {
  if (error instanceof Refused) return error.code;
  if (error instanceof TRPCClientError) return codeIn(errorIn(error.data)) ?? "unreachable";
  return "unreachable";
};

/** Reads a plain route's JSON answer; throws `Refused` where it is no success. */
export const answerOf = async (what: string, response: Response): Promise<unknown> => {
  const text = await response.text();
  const body: unknown = /^application\/json\b/.test(response.headers.get("content-type") ?? "")
    ? JSON.parse(text)
    : null;
  if (!response.ok) throw new Refused(what, response.status, codeIn(errorIn(body)) ?? codeIn(body) ?? "unknown");
  return body;
};

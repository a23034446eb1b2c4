import { lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { Config } from "../platform/config.ts";
import { isTargetAddress, isTargetUrl } from "./target-rules.ts";

/** How a target answered: its status, or why there was none. */
export type WebhookAnswer =
  | { readonly status: number }
  | { readonly failed: "refused_target" | "timeout" | "unreachable" };

class RefusedTarget extends Error {}

/** Resolves a name to addresses of which every one is allowed; the connection is made to these and to no others. */
const guardedLookup =
  (mode: Config["mode"]): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { all: true }, (error, found) => {
      if (error !== null) return callback(error, "", 0);
      const [first] = found;
      if (first === undefined || found.some(({ address }) => !isTargetAddress(address, mode))) {
        return callback(new RefusedTarget(), "", 0);
      }
      return options.all === true ? callback(null, found) : callback(null, first.address, first.family);
    });
  };

/**
 * Sends a message and answers with the status, which is all that counts: redirects are not followed, and the body is not
 * read. Private, loopback and link-local targets are refused when connecting, after the name is resolved. Never throws.
 */
export const postWebhook = (input: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly mode: Config["mode"];
}): Promise<WebhookAnswer> => {
  if (!isTargetUrl(input.url, input.mode)) return Promise.resolve({ failed: "refused_target" });
  const url = new URL(input.url);
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const signal = AbortSignal.timeout(input.timeoutMs);
  return new Promise((resolve) => {
    const sent = send(url, {
      method: "POST",
      // A connection of its own: a kept one would have been checked for another message.
      agent: false,
      lookup: guardedLookup(input.mode),
      signal,
      headers: {
        ...input.headers,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(input.body),
        "user-agent": "Fairmile-Webhooks/1",
      },
    });
    sent.once("response", (answer) => {
      resolve({ status: answer.statusCode ?? 0 });
      answer.destroy();
    });
    sent.once("error", (error) => {
      if (signal.aborted) resolve({ failed: "timeout" });
      else resolve({ failed: error instanceof RefusedTarget ? "refused_target" : "unreachable" });
    });
    sent.end(input.body);
  });
};

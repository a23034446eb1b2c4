import { lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { Config } from "../platform/config.ts";
import { isTargetAddress, isTargetUrl } from "../webhooks/target-rules.ts";

const TIMEOUT_MS = 8_000;

/** Endpoints come from browsers, so anyone may name any address: only public ones are connected to. */
const guardedLookup =
  (mode: Config["mode"]): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { all: true }, (error, found) => {
      const first = error === null ? found[0] : undefined;
      if (error !== null) callback(error, "", 0);
      else if (first === undefined || found.some(({ address }) => !isTargetAddress(address, mode))) {
        callback(new Error("the push endpoint is not a public address"), "", 0);
      } else if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };

/** Sends one encrypted push; answers the push service's status, or null where none came in 8 s. Never throws. */
export const postPush = (
  request: { readonly endpoint: string; readonly headers: Record<string, string>; readonly body: Buffer },
  mode: Config["mode"],
): Promise<number | null> => {
  if (!isTargetUrl(request.endpoint, mode)) return Promise.resolve(null);
  const url = new URL(request.endpoint);
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const sent = send(url, {
      method: "POST",
      agent: false,
      lookup: guardedLookup(mode),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: request.headers,
    });
    sent.once("response", (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    });
    sent.once("error", () => resolve(null));
    sent.end(request.body);
  });
};

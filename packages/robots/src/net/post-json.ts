import { request as overHttp, type IncomingMessage } from "node:http";
import { request as overHttps } from "node:https";
import { text } from "node:stream/consumers";

/**
 * Posts JSON as a program does, without the metadata that `fetch` sends along for browsers: the sign-in takes that for a
 * page's request and then asks for the page's origin.
 */
export const postJson = async (
  url: string,
  body: unknown,
  options: { readonly headers: Headers; readonly signal: AbortSignal },
): Promise<Response> => {
  const send = new URL(url).protocol === "https:" ? overHttps : overHttp;
  const payload = JSON.stringify(body);
  const headers = {
    ...Object.fromEntries(options.headers),
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(payload)),
  };
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    send(url, { method: "POST", headers, signal: options.signal }, resolve).once("error", reject).end(payload);
  });
  const answered = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) answered.append(name, value);
  }
  return new Response(await text(incoming), { status: incoming.statusCode ?? 500, headers: answered });
};

import { createTransport } from "nodemailer";
import type { Config } from "../platform/config.ts";
import type { OutgoingMessage } from "./templates.ts";

/** Hands one message over to whoever carries it; throws where they did not take it. */
export type SendMessage = (message: OutgoingMessage & { readonly id: string }) => Promise<void>;

const TIMEOUT_MS = 10_000;

/** SMTP. The address is the URL's `from` parameter, else `no-reply` at the web app's host. */
const mailSender = (smtpUrl: string, webOrigin: string): SendMessage => {
  const url = new URL(smtpUrl);
  const host = new URL(webOrigin).hostname;
  const from = url.searchParams.get("from") ?? `Fairmile <no-reply@${host}>`;
  url.searchParams.delete("from");
  const transport = createTransport({
    url: url.toString(),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return async ({ id, recipient, subject, body }) => {
    // The same id on every try: a receiver that took the first drops the second.
    await transport.sendMail({ from, to: recipient, subject, text: body, messageId: `<${id}@${host}>` });
  };
};

/**
 * SMS by any gateway that takes `{ id, to, text }` as JSON; a 2xx means taken. Name and password in the URL become
 * Basic authorization.
 */
const smsSender = (smsUrl: string): SendMessage => {
  const url = new URL(smsUrl);
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const authorization =
    url.username === "" ? {} : { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
  url.username = "";
  url.password = "";
  return async ({ id, recipient, body }) => {
    const answer = await fetch(url, {
      method: "POST",
      headers: { ...authorization, "content-type": "application/json", "idempotency-key": id },
      body: JSON.stringify({ id, to: recipient, text: body }),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
  };
};

/** The way out of each channel; a channel that is not configured takes nothing. */
export const messageSenders = (
  config: Pick<Config, "smtpUrl" | "smsUrl" | "webOrigin">,
): Readonly<Record<OutgoingMessage["channel"], SendMessage>> => {
  const missing =
    (what: string): SendMessage =>
    () =>
      Promise.reject(new Error(`${what} is not configured`));
  return {
    email: config.smtpUrl === null ? missing("SMTP") : mailSender(config.smtpUrl, config.webOrigin),
    sms: config.smsUrl === null ? missing("an SMS gateway") : smsSender(config.smsUrl),
  };
};

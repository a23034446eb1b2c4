import { afterAll, beforeAll, expect, test } from "vitest";
import { openWebhookReceiver, type WebhookReceiver } from "../testing/webhook-receiver.ts";
import { postWebhook } from "./post-webhook.ts";

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await openWebhookReceiver();
});
afterAll(() => receiver.close());

const send = (over: Partial<Parameters<typeof postWebhook>[0]> = {}) =>
  postWebhook({
    url: receiver.url,
    headers: { "webhook-id": "whd_1" },
    body: "{}",
    timeoutMs: 2_000,
    mode: "test",
    ...over,
  });

test("answers the target's status", async () => {
  receiver.answerWith(204);
  expect(await send()).toEqual({ status: 204 });
  expect(receiver.received.at(-1)?.headers).toMatchObject({
    "webhook-id": "whd_1",
    "content-type": "application/json",
  });
});

test("a redirect is an answer, and is not followed", async () => {
  const before = receiver.received.length;
  receiver.answerWith(302, { location: receiver.url });
  expect(await send()).toEqual({ status: 302 });
  expect(receiver.received).toHaveLength(before + 1);
});

test("gives up on a target that does not answer in time", async () => {
  receiver.answerWith(null);
  expect(await send({ timeoutMs: 100 })).toEqual({ failed: "timeout" });
});

test("nobody there is unreachable", async () => {
  expect(await send({ url: "http://127.0.0.1:9/" })).toEqual({ failed: "unreachable" });
});

test("a name that leads to this machine is refused after it is resolved", async () => {
  const before = receiver.received.length;
  const url = receiver.url.replace("http://127.0.0.1", "https://localhost");
  expect(await send({ url, mode: "production" })).toEqual({ failed: "refused_target" });
  expect(await send({ mode: "production" })).toEqual({ failed: "refused_target" });
  expect(receiver.received).toHaveLength(before);
});

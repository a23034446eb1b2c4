import { createServer, type IncomingHttpHeaders } from "node:http";
import { message, transaction } from "@fairmile/db";
import { asc } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getInbox } from "../features/message/inbox.ts";
import type { Config } from "../platform/config.ts";
import type { Services } from "../platform/services.ts";
import type { OutboxRow } from "../stream/outbox-consumer.ts";
import { openHarness, type Harness } from "../testing/harness.ts";
import { makeDelivery } from "../testing/make-delivery.ts";
import { makeStore } from "../testing/make-store.ts";
import { refusal } from "../testing/refusal.ts";
import { messageDelivery } from "./deliver-due-messages.ts";
import { messageConsumer } from "./message-consumer.ts";
import { queueMessages } from "./queue-message.ts";
import { createSendCode } from "./send-code.ts";
import { invitationMail } from "./templates.ts";
import { openSmtpDouble, type SmtpDouble } from "./testing/smtp-double.ts";

let h: Harness;
let smtp: SmtpDouble;
beforeAll(async () => {
  h = await openHarness();
  smtp = await openSmtpDouble();
});
afterEach(async () => {
  smtp.refuse(false);
  await h.database.db.delete(message);
});
afterAll(async () => {
  await smtp.close();
  await h.close();
});

const production = (over: Partial<Config> = {}): Services => ({
  ...h.services,
  config: { ...h.services.config, mode: "production", smtpUrl: smtp.url, ...over },
});
const rows = () => h.database.db.select().from(message).orderBy(asc(message.id));
const letter = { channel: "email", recipient: "ann@example.com", subject: "Hello", body: "One line." } as const;

test("outside production a message goes nowhere and lies in the inbox for anyone", async () => {
  await createSendCode(h.services)({ email: "ann@example.com", code: "123456" });
  expect(await getInbox.run({ ctx: h.anonymous(), input: {} })).toMatchObject([
    { channel: "email", to: "ann@example.com", subject: "123456 is your Fairmile code", atMs: h.clock.now() },
  ]);
  expect(await messageDelivery(h.services).deliver()).toBe(0);
});

test("in production there is no inbox", async () => {
  const ctx = { ...h.anonymous(), config: production().config };
  expect((await refusal(getInbox.run({ ctx, input: {} }))).code).toBe("demo_only");
});

test("in production mail goes out over SMTP, and what it said is not kept", async () => {
  const services = production({
    smtpUrl: `${smtp.url}?from=${encodeURIComponent("Testville <hello@testville.example>")}`,
  });
  await createSendCode(services)({ email: "ann@example.com", code: "654321" });
  expect(await messageDelivery(services).deliver()).toBe(1);
  const sent = smtp.letters.at(-1);
  expect(sent).toMatchObject({ from: "hello@testville.example", to: "ann@example.com" });
  expect(sent?.text).toContain("Your sign-in code is 654321.");
  expect(await rows()).toMatchObject([{ status: "sent", recipient: "", subject: "", body: "", attempts: 1 }]);
});

test("a server that says later is asked later, each time waiting longer, and given up in the end", async () => {
  const services = production();
  smtp.refuse(true);
  await queueMessages(h.database, services, [letter]);
  const { deliver } = messageDelivery(services);
  const waits: number[] = [];
  for (let attempt = 0; attempt < 7; attempt += 1) {
    expect(await deliver()).toBe(1);
    expect(await deliver()).toBe(0);
    const [row] = await rows();
    if (row === undefined) throw new Error("the message is gone");
    if (row.status !== "pending") break;
    waits.push(row.nextAtMs - h.services.wallNow());
    h.wall.set(row.nextAtMs);
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits).toHaveLength(6);
  expect(await rows()).toMatchObject([{ status: "given_up", recipient: "", body: "", attempts: 7 }]);
});

test("two workers send a message once", async () => {
  const services = production();
  const before = smtp.letters.length;
  await queueMessages(h.database, services, [letter, { ...letter, recipient: "bob@example.com" }]);
  await Promise.all([messageDelivery(services).deliver(), messageDelivery(services).deliver()]);
  expect(
    smtp.letters
      .slice(before)
      .map((sent) => sent.to)
      .toSorted(),
  ).toEqual(["ann@example.com", "bob@example.com"]);
});

test("an SMS is posted to the gateway with its id, under the URL's own credentials", async () => {
  const heard: { headers: IncomingHttpHeaders; body: unknown }[] = [];
  const gateway = createServer((request, response) => {
    let text = "";
    request.on("data", (bytes: Buffer) => (text += bytes.toString("utf8")));
    request.on("end", () => {
      heard.push({ headers: request.headers, body: JSON.parse(text) });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  const address = gateway.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const services = production({ smsUrl: `http://name:pass@127.0.0.1:${port}/send` });
  await queueMessages(h.database, services, [
    { channel: "sms", recipient: "+390200000000", subject: "", body: "Coming." },
  ]);
  const [row] = await rows();
  await messageDelivery(services).deliver();
  gateway.closeAllConnections();
  gateway.close();
  expect(heard).toHaveLength(1);
  expect(heard[0]?.body).toEqual({ id: row?.id, to: "+390200000000", text: "Coming." });
  expect(heard[0]?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from("name:pass").toString("base64")}`,
    "idempotency-key": row?.id,
  });
});

test("a channel without a way out says so by trying again later", async () => {
  const services = production({ smtpUrl: null });
  await queueMessages(h.database, services, [letter]);
  await messageDelivery(services).deliver();
  expect(await rows()).toMatchObject([{ status: "pending", attempts: 1 }]);
});

const outboxRow = (type: string, subject: string): OutboxRow => ({
  position: { xid: 1, id: 1 },
  marketId: h.market.id,
  type,
  subject,
  audience: [],
  data: {},
  atMs: h.clock.now(),
});

test("a recipient gets the tracking link when the parcel is picked up, and not before", async () => {
  const parcel = await makeDelivery(h, await makeStore(h, { name: "Corner Bakery" }));
  const hear = (type: string): Promise<void> =>
    transaction(h.database, (tx) => messageConsumer(h.services).handle(tx, [outboxRow(type, parcel.id)]));
  await hear("delivery.created");
  expect(await rows()).toEqual([]);
  await hear("delivery.picked_up");
  expect(await rows()).toMatchObject([
    { channel: "sms", recipient: parcel.dropoff.phone, body: expect.stringContaining(parcel.trackingUrl) as string },
  ]);
});

test("without a number the link goes by mail; without either nothing goes", async () => {
  const shop = await makeStore(h);
  const dropoff = { name: "Rita", place: { address: "Station Road 3", point: { lng: 9.2, lat: 45.465 } } };
  const mailed = await makeDelivery(h, shop, { dropoff: { ...dropoff, email: "rita@example.com" } });
  const silent = await makeDelivery(h, shop, { dropoff });
  await transaction(h.database, (tx) =>
    messageConsumer(h.services).handle(tx, [
      outboxRow("delivery.picked_up", mailed.id),
      outboxRow("delivery.picked_up", silent.id),
    ]),
  );
  const [only, ...more] = await rows();
  expect(more).toEqual([]);
  expect(only).toMatchObject({ channel: "email", recipient: "rita@example.com" });
  expect(only?.body).toContain(mailed.trackingUrl);
});

test("an invitation names the store, the role and where to go", () => {
  const mail = invitationMail("new@example.com", {
    store: "Corner Bakery",
    role: "staff",
    url: "https://fairmile.example/join/1",
  });
  expect(mail.subject).toBe("Corner Bakery invites you to Fairmile");
  expect(mail.body).toContain("as one of its staff");
  expect(mail.body).toContain("https://fairmile.example/join/1");
});

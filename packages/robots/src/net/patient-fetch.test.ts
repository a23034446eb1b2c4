import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { patientFetch } from "./patient-fetch.ts";

/** A server that answers with these, one after the other; 0 cuts the connection. */
const serverOf = async (answers: { status: number; body?: string }[]): Promise<{ url: string; bodies: string[] }> => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      bodies.push(Buffer.concat(chunks).toString());
      const { status, body = "" } = answers.shift() ?? { status: 200 };
      if (status === 0) response.destroy();
      else response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, bodies };
};

const post = { method: "POST", body: "same" };

test("a cut connection, a server that is away and a twin under way are tried again with the same body", async () => {
  const { url, bodies } = await serverOf([
    { status: 0 },
    { status: 503 },
    { status: 409, body: '{"error":{"code":"idempotency_in_progress"}}' },
    { status: 201, body: "done" },
  ]);
  const send = patientFetch({ patienceMs: 20_000, signal: new AbortController().signal });
  const response = await send(url, post);
  expect([response.status, await response.text()]).toEqual([201, "done"]);
  expect(bodies).toEqual(["same", "same", "same", "same"]);
});

test("a refusal is an answer, and so is what is still away when patience ends", async () => {
  const { url, bodies } = await serverOf([{ status: 409, body: "lot_sold" }, { status: 503 }]);
  const send = patientFetch({ patienceMs: -1, signal: new AbortController().signal });
  expect((await send(url, post)).status).toBe(409);
  expect((await send(url, post)).status).toBe(503);
  expect(bodies).toHaveLength(2);
});

test("it stops when told to", async () => {
  const { url } = await serverOf([{ status: 503 }, { status: 503 }]);
  const stop = new AbortController();
  const sent = patientFetch({ patienceMs: 60_000, signal: stop.signal })(url, post);
  setTimeout(() => stop.abort(new Error("stopped")), 50);
  await expect(sent).rejects.toThrow();
});

import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { EngineDown, EngineRefusal } from "../valhalla/engine-fault.ts";
import { valhallaNetwork } from "../valhalla/valhalla-network.ts";
import { httpTransport } from "./http-transport.ts";

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const REFUSAL = JSON.stringify({ error_code: 171, error: "No suitable edges near location", status_code: 400 });

test("a refusal of the service keeps its code, and the service counts as up", async () => {
  const url = await serve((_, response) => response.writeHead(400).end(REFUSAL));
  const transport = httpTransport({ url });
  await expect(transport.ask("route", "{}")).rejects.toMatchObject({ name: "EngineRefusal", code: 171 });
  await expect(transport.ask("route", "{}")).rejects.toThrow(EngineRefusal);
  expect(transport.isUp()).toBe(true);
});

test("a fault of the service is down, and for a moment nobody else waits for it; then it is asked again", async () => {
  let asked = 0;
  const url = await serve((_, response) => {
    asked += 1;
    response.writeHead(asked === 1 ? 503 : 200).end("{}");
  });
  const transport = httpTransport({ url });
  await expect(transport.ask("route", "{}")).rejects.toThrow("answered with 503");
  await expect(transport.ask("route", "{}")).rejects.toThrow(EngineDown);
  expect([asked, transport.isUp()]).toEqual([1, false]);
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  expect(await transport.ask("route", "{}")).toBe("{}");
  expect([asked, transport.isUp()]).toEqual([2, true]);
});

test("a service that does not answer in time is down", async () => {
  const url = await serve(() => undefined);
  const transport = httpTransport({ url, limitMs: 80 });
  const begun = performance.now();
  await expect(transport.ask("matrix", "{}")).rejects.toThrow(EngineDown);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test("it answers with something else: down, not nonsense", async () => {
  const url = await serve((_, response) => response.end("<html>Welcome</html>"));
  const network = valhallaNetwork(httpTransport({ url }));
  const stops = [
    { lng: 0, lat: 0 },
    { lng: 1, lat: 1 },
  ];
  await expect(network.route({ vehicle: "car", stops })).rejects.toThrow(EngineDown);
  await expect(network.matrix({ vehicle: "car", from: stops, to: stops })).rejects.toThrow(EngineDown);
});

test("no more than sixteen questions stand at the service at once", async () => {
  let standing = 0;
  let most = 0;
  const url = await serve((_, response) => {
    standing += 1;
    most = Math.max(most, standing);
    setTimeout(() => {
      standing -= 1;
      response.end("{}");
    }, 10);
  });
  const transport = httpTransport({ url });
  await Promise.all(Array.from({ length: 60 }, () => transport.ask("status", "{}")));
  expect(most).toBe(16);
});

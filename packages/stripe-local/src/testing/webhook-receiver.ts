import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import Stripe from "stripe";
import { onTestFinished } from "vitest";

export const SECRET = "whsec_test_fairmile";

/** A shop's webhook endpoint: it verifies every delivery with the SDK and keeps what it took. */
export interface Receiver {
  readonly url: string;
  /** Every delivery that verified, in the order of arrival. */
  readonly received: readonly Stripe.Event[];
  /** Statuses to answer with next; 200 once they are used up. */
  readonly answers: number[];
  /** How many deliveries came at all. */
  readonly attempts: () => number;
}

export const startReceiver = async (secret = SECRET): Promise<Receiver> => {
  const stripe = new Stripe("sk_test_receiver");
  const received: Stripe.Event[] = [];
  const answers: number[] = [];
  let attempts = 0;
  const take = async (request: IncomingMessage): Promise<number> => {
    attempts += 1;
    const body = await text(request);
    const status = answers.shift() ?? 200;
    if (status !== 200) return status;
    try {
      // The test's clock stands in another time than this machine's: no tolerance, but a signature all the same.
      received.push(stripe.webhooks.constructEvent(body, request.headers["stripe-signature"] ?? "", secret, 0));
      return 200;
    } catch {
      return 400;
    }
  };
  const server = createServer((request, response) => {
    take(request).then(
      (status) => response.writeHead(status).end(),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/webhooks`, received, answers, attempts: () => attempts };
};

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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
  const server = createServer(async (request, response) => {
    attempts += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const status = answers.shift() ?? 200;
    if (status === 200) {
      try {
        // The test's clock stands in another time than this machine's: no tolerance, but a signature all the same.
        received.push(stripe.webhooks.constructEvent(Buffer.concat(chunks), request.headers["stripe-signature"] ?? "", secret, 0));
      } catch {
        response.writeHead(400).end();
        return;
      }
    }
    response.writeHead(status).end();
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

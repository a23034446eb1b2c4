import type { Session } from "./net/session.ts";

/** The people behind the doors: they have their links, and tell a driver at the door what their page shows. */
export interface Recipients {
  /** Gives the recipient of a delivery their link, as the store's message would. */
  readonly expect: (deliveryId: string, trackingUrl: string) => void;
  /** The PIN that this delivery's recipient reads on their page; null where nobody here has the link, or it shows none. */
  readonly pinOf: (delivery: { readonly id: string; readonly recipientName: string }) => Promise<string | null>;
}

const MOST_KEPT = 5_000;

const tokenIn = (text: string): string | null => /\/track\/([\w-]+)/.exec(text)?.[1] ?? null;

export const createRecipients = (session: Session): Recipients => {
  const tokens = new Map<string, string>();

  /** Somebody else's parcel: its recipient got the link by mail or text, which the demo keeps where anyone can read it. */
  const fromLetterbox = async (recipientName: string): Promise<string | null> => {
    for (const letter of await session.trpc.message.inbox.query({})) {
      const token = tokenIn(letter.body);
      if (token === null) continue;
      const page = await session.trpc.track.get.query({ token });
      if (page.recipientName === recipientName && page.deliveredAtMs === null && page.pin !== null) return page.pin;
    }
    return null;
  };

  return {
    expect: (deliveryId, trackingUrl) => {
      const token = tokenIn(trackingUrl);
      if (token !== null) tokens.set(deliveryId, token);
      const [oldest] = tokens.keys();
      if (tokens.size > MOST_KEPT && oldest !== undefined) tokens.delete(oldest);
    },
    pinOf: async ({ id, recipientName }) => {
      const token = tokens.get(id);
      if (token === undefined) return fromLetterbox(recipientName);
      return (await session.trpc.track.get.query({ token })).pin;
    },
  };
};

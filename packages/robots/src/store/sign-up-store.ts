import type { StoreView } from "@fairmile/contracts";
import type { Prng } from "../core/prng.ts";
import { pressButton } from "../net/press-button.ts";
import type { Session } from "../net/session.ts";
import type { Doors } from "./doors.ts";

const KEY_NAME = "robot";

/** Saves a test card on the hosted page, and has the API look at it. */
const saveCard = async (session: Session, signal: AbortSignal): Promise<void> => {
  const { url } = await session.trpc.store.startCardSetup.mutate({ returnPath: "/store" });
  const back = await pressButton(url, { choice: "complete", card: "pm_card_visa" }, signal);
  const sessionId = new URL(back).searchParams.get("session");
  if (sessionId === null) throw new Error("the hosted page leads back without a session");
  await session.trpc.store.finishCardSetup.mutate({ sessionId });
};

/** Makes a signed-in person the owner of a store that may post: signs it up and saves a card. What is done already is left alone. */
export const signUpStore = async (
  session: Session,
  about: { readonly name: string; readonly doors: Doors; readonly prng: Prng },
  signal: AbortSignal,
): Promise<StoreView> => {
  const { storeId } = await session.trpc.me.get.query({});
  if (storeId === null) {
    const door = await about.doors.anywhere();
    const place = { address: door.label, point: door.point };
    await session.trpc.store.signUp.mutate({ name: about.name, location: { name: about.name, place } });
  }
  if ((await session.trpc.store.get.query({})).card === null) await saveCard(session, signal);
  return session.trpc.store.get.query({});
};

/** A fresh key for `/v1`; those of earlier runs are revoked, since nobody has their secrets any more. */
export const freshApiKey = async (session: Session): Promise<string> => {
  for (const key of await session.trpc.apiKey.list.query({})) {
    if (key.name === KEY_NAME && key.revokedAtMs === null)
      await session.trpc.apiKey.revoke.mutate({ apiKeyId: key.id });
  }
  const made = await session.trpc.apiKey.create.mutate({
    name: KEY_NAME,
    scopes: ["deliveries:read", "deliveries:write"],
  });
  return made.secret;
};

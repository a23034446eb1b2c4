import type { OfferView } from "@fairmile/contracts";
import { codeOf } from "../net/failure.ts";
import { decideOffer, leastCents, type Decision } from "./decide-offer.ts";
import type { DriverTools } from "./driver-tools.ts";
import type { OfferCalls } from "./offer-calls.ts";

/** What a robot has in mind for one lot. */
interface Thought {
  readonly leavesAlone: boolean;
  /** The offer that was decided on; a newer one is looked at anew. */
  readonly offerId: string;
  readonly decision: Decision;
  readonly actAtMs: number;
  askId: string | null;
  withdrawAtMs: number | null;
}

export interface OfferDesk {
  /** One look at the offers: decides on the new ones, does what is due. True where a lot with an ask in has left the list. */
  readonly look: () => Promise<boolean>;
}

/** A lot that is being asked for is enough; a second one makes the round a choice. */
const MOST_ASKS = 2;
/** Refusals that belong to the game: somebody else was faster, or the terms have changed. */
const PART_OF_THE_GAME = new Set([
  "lot_sold",
  "lot_withdrawn",
  "lot_wrong_state",
  "offer_expired",
  "already_claimed",
  "ask_above_posted",
  "driver_on_route",
  "driver_offline",
  "position_stale",
  "not_found",
]);

/** Where a robot driver looks at offers and answers them, each at its own moment before the round closes. */
export const createOfferDesk = (
  calls: OfferCalls,
  {
    time,
    prng,
    who,
    tell,
  }: Pick<DriverTools, "prng" | "who" | "tell"> & { readonly time: Pick<DriverTools["time"], "nowMs"> },
): OfferDesk => {
  const thoughts = new Map<string, Thought>();

  const thinkAbout = (offer: OfferView): Thought => {
    const nowMs = time.nowMs();
    const known = thoughts.get(offer.lotId);
    const askId = offer.ask?.id ?? null;
    if (known !== undefined && (known.offerId === offer.id || askId !== null)) {
      known.askId = askId;
      return known;
    }
    const leftMs = Math.max(offer.closesAtMs - nowMs, offer.roundEveryMs);
    const thought: Thought = {
      leavesAlone: known?.leavesAlone ?? prng.chance(who.ignoreShare),
      offerId: offer.id,
      decision: decideOffer(offer, who, prng),
      actAtMs: known?.actAtMs ?? nowMs + leftMs * prng.between(0.1, 0.8),
      askId,
      withdrawAtMs: null,
    };
    thoughts.set(offer.lotId, thought);
    return thought;
  };

  /** Does it, unless the game has moved on; false then. */
  const attempt = async (what: string, lotId: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (!PART_OF_THE_GAME.has(code)) throw error;
      tell("refused", { what, lotId, code });
      return false;
    }
  };

  const act = async (offer: OfferView, thought: Thought): Promise<boolean> => {
    const { decision } = thought;
    if (decision.kind === "pass") return true;
    return attempt(decision.kind, offer.lotId, async () => {
      const { askId, roundNo } =
        decision.kind === "claim" ? await calls.claim(offer.id) : await calls.bid(offer.id, decision.askCents);
      thought.askId = askId;
      if (prng.chance(who.withdrawShare)) thought.withdrawAtMs = time.nowMs() + prng.between(1_000, 6_000);
      const askCents = decision.kind === "bid" ? decision.askCents : offer.postedCents;
      tell(decision.kind, { lotId: offer.lotId, roundNo, askCents, postedCents: offer.postedCents });
    });
  };

  const withdraw = async (lotId: string, thought: Thought, askId: string): Promise<void> => {
    thought.withdrawAtMs = null;
    await attempt("withdraw", lotId, async () => {
      await calls.withdraw(askId);
      tell("withdrew", { lotId });
      thoughts.set(lotId, { ...thought, leavesAlone: true, askId: null });
    });
  };

  /** The autopilot's price is named once, when the first work shows what work pays here. */
  let hasRateCard = who.style !== "autopilot";
  const nameRateCard = async (offer: OfferView): Promise<void> => {
    const perHourCents = Math.round((leastCents({ ...offer, tipCents: 0 }, who) * 3_600_000) / offer.totalMs);
    await calls.setRateCard({
      perHourCents,
      perKmCents: 0,
      minimumCents: offer.floorCents,
      costPerKmCents: 0,
      autopilot: true,
      autoAccept: false,
    });
    hasRateCard = true;
    tell("rate_card", { perHourCents });
  };

  return {
    look: async () => {
      const offers = await calls.list();
      const [first] = offers;
      if (!hasRateCard && first !== undefined && first.totalMs > 0) await nameRateCard(first);
      for (const offer of offers) {
        const thought = thinkAbout(offer);
        const nowMs = time.nowMs();
        const asks = [...thoughts.values()].filter(({ askId }) => askId !== null).length;
        const isDue = thought.askId === null && !thought.leavesAlone && nowMs >= thought.actAtMs;
        // What was refused has moved on, and so has the rest of this list: it is asked for anew.
        if (isDue && asks < MOST_ASKS && !(await act(offer, thought))) break;
        if (thought.askId !== null && thought.withdrawAtMs !== null && nowMs >= thought.withdrawAtMs) {
          await withdraw(offer.lotId, thought, thought.askId);
        }
      }
      const shown = new Set(offers.map((offer) => offer.lotId));
      const gone = [...thoughts].filter(([lotId]) => !shown.has(lotId));
      for (const [lotId] of gone) thoughts.delete(lotId);
      return gone.some(([, { askId }]) => askId !== null);
    },
  };
};

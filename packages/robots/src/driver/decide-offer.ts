import type { OfferView } from "@fairmile/contracts";
import type { Prng } from "../core/prng.ts";
import type { Personality } from "./personality.ts";

export type Decision =
  | { readonly kind: "claim" }
  | { readonly kind: "bid"; readonly askCents: number }
  /** Not for this price; a better offer for the same lot is looked at again. */
  | { readonly kind: "pass" };

type Terms = Pick<OfferView, "postedCents" | "floorCents" | "tipCents" | "toPickupMs" | "totalMs">;

/** What a way to the pickup adds to the cost, as a share of the floor, where all of the work is that way. */
const WAY_SHARE = 0.5;
/** A bid this near to the posted price is not worth the doubt: it becomes a claim. */
const CLAIM_ABOVE = 0.97;

/** The least this driver would take the work for, the tip counted, in minor units; never below zero. */
export const leastCents = (offer: Terms, { greed }: Pick<Personality, "greed">): number => {
  const way = offer.totalMs <= 0 ? 0 : offer.toPickupMs / offer.totalMs;
  return Math.max(0, Math.round(offer.floorCents * (greed + WAY_SHARE * way)) - offer.tipCents);
};

/**
 * What a driver does with an offer. Claimers take any posted price that covers the pay floor; bidders ask their true cost,
 * which in this auction is their best ask; an autopilot leaves all of it to the rate card.
 */
export const decideOffer = (offer: Terms, who: Pick<Personality, "style" | "greed">, prng: Prng): Decision => {
  if (who.style === "autopilot") return { kind: "pass" };
  const bids = who.style === "bids" || (who.style === "mixes" && prng.chance(0.5));
  const least = leastCents(offer, who);
  if (!bids) return offer.postedCents + offer.tipCents >= offer.floorCents ? { kind: "claim" } : { kind: "pass" };
  if (least > offer.postedCents) return { kind: "pass" };
  return least >= offer.postedCents * CLAIM_ABOVE ? { kind: "claim" } : { kind: "bid", askCents: least };
};

import type { AskReceiptView, OfferView, SetRateCard } from "@fairmile/contracts";
import type { DriverSession } from "./driver-session.ts";

type Plain<T> = { readonly [K in keyof T]: T[K] extends number ? number : T[K] };

/** What a driver can do about offers. */
export interface OfferCalls {
  readonly list: () => Promise<readonly OfferView[]>;
  readonly claim: (offerId: string) => Promise<Pick<AskReceiptView, "askId" | "roundNo">>;
  readonly bid: (offerId: string, askCents: number) => Promise<Pick<AskReceiptView, "askId" | "roundNo">>;
  readonly withdraw: (askId: string) => Promise<void>;
  readonly setRateCard: (card: Plain<SetRateCard>) => Promise<void>;
}

export const offerCalls = ({ trpc }: Pick<DriverSession, "trpc">): OfferCalls => ({
  list: () => trpc.offer.list.query(),
  claim: (offerId) => trpc.offer.claim.mutate({ offerId }),
  bid: (offerId, askCents) => trpc.offer.bid.mutate({ offerId, askCents }),
  withdraw: async (askId) => {
    await trpc.offer.withdraw.mutate({ askId });
  },
  setRateCard: async (card) => {
    await trpc.driver.setRateCard.mutate(card);
  },
});

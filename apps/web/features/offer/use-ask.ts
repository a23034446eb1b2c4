"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { AskReceiptView, OfferView } from "@fairmile/contracts";
import { toast } from "sonner";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { useT } from "../../src/i18n/use-t.tsx";

export interface AskControl {
  readonly busy: boolean;
  readonly claim: (offer: OfferView) => void;
  readonly bid: (offer: OfferView, askCents: number, onIn: () => void) => void;
  readonly takeBack: (askId: string) => void;
}

/** Puts a claim or a bid in and takes it back. What is in shows on the offer as soon as the server has it for good. */
export const useAsk = (): AskControl => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = (): void => void queries.invalidateQueries(trpc.offer.list.queryFilter());

  const setAsk = (lotId: string, ask: OfferView["ask"]): void => {
    queries.setQueryData(trpc.offer.list.queryKey(), (before) =>
      before?.map((offer) => (offer.lotId === lotId ? { ...offer, ask } : offer)),
    );
  };
  const isIn = (receipt: AskReceiptView, askCents: number | null): void => {
    setAsk(receipt.lotId, { id: receipt.askId, kind: receipt.kind, askCents, roundNo: receipt.roundNo });
    if (receipt.afterFreeze) toast(t("driver.offer.afterFreeze", { round: formatCount(receipt.roundNo) }));
  };
  const handlers = { onError: (error: unknown) => void toast.error(errorText(error)), onSettled: refresh };

  const claim = useMutation(trpc.offer.claim.mutationOptions(handlers));
  const bid = useMutation(trpc.offer.bid.mutationOptions(handlers));
  const withdraw = useMutation(trpc.offer.withdraw.mutationOptions(handlers));
  return {
    busy: claim.isPending || bid.isPending || withdraw.isPending,
    claim: (offer) => claim.mutate({ offerId: offer.id }, { onSuccess: (receipt) => isIn(receipt, null) }),
    bid: (offer, askCents, onIn) =>
      bid.mutate(
        { offerId: offer.id, askCents },
        {
          onSuccess: (receipt) => {
            isIn(receipt, askCents);
            onIn();
          },
        },
      ),
    takeBack: (askId) => withdraw.mutate({ askId }),
  };
};

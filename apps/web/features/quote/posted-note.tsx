"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import type { DeliveryView } from "@fairmile/contracts";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { IconButton } from "../../design/components/icon-button.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMoney } from "../../src/market/market-scope.tsx";
import { isFreeToCancel } from "../delivery/cancel-cost.ts";

interface PostedNoteProps {
  readonly posted: DeliveryView;
  readonly onOpen: (deliveryId: string) => void;
  readonly onClose: () => void;
}

/** It is posted: what that means for the card, and the way back while it costs nothing. */
export const PostedNote = ({ posted, onOpen, onClose }: PostedNoteProps): ReactNode => {
  const t = useT();
  const money = useMoney();
  const trpc = useTRPC();
  const now = useQuery(trpc.delivery.get.queryOptions({ deliveryId: posted.id })).data ?? posted;
  const cancel = useMutation(
    trpc.delivery.cancel.mutationOptions({
      onSuccess: ({ cancellation }) => {
        const feeCents = cancellation?.feeCents ?? 0;
        toast(
          feeCents === 0 ? t("store.posted.takenBack") : t("store.posted.takenBackFee", { amount: money(feeCents) }),
        );
        onClose();
      },
      onError: (error) => toast.error(errorText(error)),
    }),
  );
  const isFree = isFreeToCancel(now.status);
  return (
    <div className="rounded-sign border-[1.5px] border-line-control bg-surface py-2 ps-4 pe-1.5" role="status">
      <div className="flex items-start justify-between gap-2">
        <p className="py-1.5">
          {t.rich("store.posted.title", { address: posted.dropoff.place.address })}
          <span className="block text-sm text-ink-2">
            {t("store.posted.held", { amount: money(posted.fee.amountCents + posted.tipCents) })}
          </span>
        </p>
        <IconButton label={t("store.posted.close")} onClick={onClose}>
          <X size={20} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="flex flex-wrap gap-2 pt-1 pb-1.5">
        {isFree ? (
          <Button
            tone="quiet"
            busy={cancel.isPending}
            onClick={() => cancel.mutate({ deliveryId: posted.id, reason: "store_mistake" })}
          >
            {t("store.posted.undo")}
          </Button>
        ) : null}
        <Button tone="quiet" onClick={() => onOpen(posted.id)}>
          {t("store.posted.open")}
        </Button>
      </div>
    </div>
  );
};

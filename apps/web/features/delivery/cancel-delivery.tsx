"use client";

import { useMutation } from "@tanstack/react-query";
import type { DeliveryState, DeliveryView } from "@fairmile/contracts";
import { useState, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { Dialog } from "../../design/components/dialog.tsx";
import { Select } from "../../design/components/select.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMoney } from "../../src/market/market-scope.tsx";
import { isFreeToCancel } from "./cancel-cost.ts";

/** "unsold" is the market's own reason, and nobody's choice. */
const REASONS = ["store_mistake", "recipient_cancelled", "too_slow", "other"] as const;
type Reason = (typeof REASONS)[number];

const costKey = (status: DeliveryState): "free" | "arrived" | "bound" =>
  isFreeToCancel(status) ? "free" : status === "arrived_at_pickup" ? "arrived" : "bound";

/** Cancels a delivery after saying what that costs. */
export const CancelDelivery = ({ delivery }: { readonly delivery: DeliveryView }): ReactNode => {
  const t = useT();
  const money = useMoney();
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<Reason>("store_mistake");
  const cancel = useMutation(
    trpc.delivery.cancel.mutationOptions({
      onSuccess: ({ cancellation }) => {
        const feeCents = cancellation?.feeCents ?? 0;
        toast(feeCents === 0 ? t("store.cancel.done") : t("store.cancel.doneFee", { amount: money(feeCents) }));
        setOpen(false);
      },
      onError: (error) => {
        toast.error(errorText(error));
        setOpen(false);
      },
    }),
  );
  const cost = costKey(delivery.status);
  return (
    <>
      <Button tone="danger" onClick={() => setOpen(true)}>
        {t("store.cancel.open")}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t("store.cancel.title", { address: delivery.dropoff.place.address })}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t("store.cancel.keep")}</Button>
            <Button
              tone="danger"
              busy={cancel.isPending}
              onClick={() => cancel.mutate({ deliveryId: delivery.id, reason })}
            >
              {t("store.cancel.confirm")}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <p>
            {cost === "free"
              ? t("store.cancel.free")
              : t(`store.cancel.${cost}`, { fee: money(delivery.fee.amountCents) })}
          </p>
          <Select<Reason>
            label={t("store.cancel.reason")}
            value={reason}
            onChange={setReason}
            choices={REASONS.map((value) => ({ value, label: t(`store.cancel.reason.${value}`) }))}
          />
        </div>
      </Dialog>
    </>
  );
};

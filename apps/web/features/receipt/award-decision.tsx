"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DriverReceiptView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { useSecondsLeft } from "../../src/clock/use-seconds-left.ts";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";

interface AwardDecisionProps {
  readonly receipt: DriverReceiptView;
  readonly awardId: string;
  readonly confirmByMs: number;
}

/** What the autopilot won waits for the driver's yes: it lapses by itself, and a no costs nothing. */
export const AwardDecision = ({ receipt, awardId, confirmByMs }: AwardDecisionProps): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const seconds = useSecondsLeft(confirmByMs);
  const handlers = {
    onError: (error: unknown) => void toast.error(errorText(error)),
    onSettled: () =>
      Promise.all(
        [trpc.driver.pathFilter(), trpc.route.pathFilter(), trpc.receipt.pathFilter(), trpc.offer.pathFilter()].map(
          (filter) => queries.invalidateQueries(filter),
        ),
      ),
  };
  const confirm = useMutation(trpc.award.confirm.mutationOptions(handlers));
  const decline = useMutation(trpc.award.decline.mutationOptions(handlers));
  const busy = confirm.isPending || decline.isPending;
  if (seconds === 0) return <p className="mt-3 text-ink-2">{t("driver.award.lapsed")}</p>;
  return (
    <div className="mt-4 border-t-2 border-ink pt-3">
      <p className="mb-3" role="timer">
        {t.rich("driver.award.waits", { seconds })}
      </p>
      <div className="flex gap-3">
        <Button tone="signal" size={56} className="flex-[2.25]" busy={busy} onClick={() => confirm.mutate({ awardId })}>
          {t("driver.award.confirm", {
            pay: formatMoney((receipt.payCents ?? 0) + receipt.tipCents, receipt.currency),
          })}
        </Button>
        <Button size={56} className="flex-1" busy={busy} onClick={() => decline.mutate({ awardId })}>
          {t("driver.award.decline")}
        </Button>
      </div>
    </div>
  );
};

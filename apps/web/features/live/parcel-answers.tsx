"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { Dialog } from "../../design/components/dialog.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";

const DECISIONS = ["reattempt", "leave_at_pickup_point", "return"] as const;
type Decision = (typeof DECISIONS)[number];

/** A parcel nobody took: once more, left at the pickup point, or back to the store. Asked back once before it is done. */
export const ParcelAnswers = ({ deliveryId }: { readonly deliveryId: string }): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Decision | null>(null);
  const decide = useMutation(
    trpc.delivery.decideUndeliverable.mutationOptions({
      onSuccess: async (_delivery, { decision }) => {
        setAsked(null);
        queries.setQueryData(trpc.admin.live.queryKey(), (live) =>
          live === undefined ? live : { ...live, alarms: live.alarms.filter(({ id }) => id !== deliveryId) },
        );
        toast.success(t(`admin.parcel.${decision}.done`));
        await queries.invalidateQueries({ queryKey: trpc.admin.live.queryKey() });
      },
    }),
  );
  const close = (): void => {
    setAsked(null);
    decide.reset();
  };
  return (
    <>
      {DECISIONS.map((decision, index) => (
        <Button key={decision} tone={index === 0 ? "ink" : "quiet"} onClick={() => setAsked(decision)}>
          {t(`admin.parcel.${decision}`)}
        </Button>
      ))}
      {asked === null ? null : (
        <Dialog
          open
          onOpenChange={(open) => {
            if (!open) close();
          }}
          title={t(`admin.parcel.${asked}.title`)}
          actions={
            <>
              <Button onClick={close}>{t("admin.reason.leave")}</Button>
              <Button tone="ink" busy={decide.isPending} onClick={() => decide.mutate({ deliveryId, decision: asked })}>
                {t(`admin.parcel.${asked}`)}
              </Button>
            </>
          }
        >
          <p className="text-ink-2">{t(`admin.parcel.${asked}.note`)}</p>
          {decide.error === null ? null : (
            <p role="alert" className="mt-3 text-sm font-strong text-fault">
              {errorText(decide.error)}
            </p>
          )}
        </Dialog>
      )}
    </>
  );
};

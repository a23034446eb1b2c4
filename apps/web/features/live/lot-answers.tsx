"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { ReasonDialog } from "../admin/reason-dialog.tsx";
import { useIsAdmin } from "../admin/use-is-admin.ts";

type Decision = "reopen" | "withdraw";

interface LotAnswersProps {
  readonly lotId: string;
  readonly storeName: string;
}

/** An unsold lot: for sale once more, or taken back, with the reason in writing. */
export const LotAnswers = ({ lotId, storeName }: LotAnswersProps): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const isAdmin = useIsAdmin();
  const [asked, setAsked] = useState<Decision | null>(null);
  const decide = useMutation(
    trpc.lot.decide.mutationOptions({
      onSuccess: async (decided, { decision }) => {
        setAsked(null);
        queries.setQueryData(trpc.admin.live.queryKey(), (live) =>
          live === undefined
            ? live
            : {
                ...live,
                lots: live.lots.map((lot) => (lot.lotId === lotId ? decided : lot)),
                alarms: live.alarms.filter(({ id }) => id !== lotId),
              },
        );
        toast.success(t(`admin.lot.${decision}.done`, { lot: shortLot(lotId) }));
        await queries.invalidateQueries({ queryKey: trpc.admin.live.queryKey() });
      },
    }),
  );
  const close = (): void => {
    setAsked(null);
    decide.reset();
  };
  if (!isAdmin) return <p className="text-sm text-ink-2">{t("admin.onlyAdmins")}</p>;
  return (
    <>
      <Button tone="ink" onClick={() => setAsked("reopen")}>
        {t("admin.lot.reopen")}
      </Button>
      <Button tone="quiet" onClick={() => setAsked("withdraw")}>
        {t("admin.lot.withdraw")}
      </Button>
      {asked === null ? null : (
        <ReasonDialog
          open
          onClose={close}
          title={t(`admin.lot.${asked}.title`, { lot: shortLot(lotId), store: storeName })}
          confirm={t(`admin.lot.${asked}`)}
          isDanger={asked === "withdraw"}
          hint={t("admin.reason.audit")}
          request={decide}
          onConfirm={(reason) => decide.mutate({ batchId: lotId, decision: asked, reason })}
        >
          {t(`admin.lot.${asked}.note`)}
        </ReasonDialog>
      )}
    </>
  );
};

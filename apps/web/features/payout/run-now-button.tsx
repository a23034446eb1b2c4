"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { Dialog } from "../../design/components/dialog.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useIsAdmin } from "../admin/use-is-admin.ts";

/** Pays out at once what waits on the drivers' accounts, after asking back. */
export const RunNowButton = (): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const isAdmin = useIsAdmin();
  const [isAsked, setAsked] = useState(false);
  const run = useMutation(
    trpc.payout.runNow.mutationOptions({
      onSuccess: async ({ scheduled }) => {
        setAsked(false);
        toast.success(t("admin.payouts.scheduled", { count: scheduled }));
        await queries.invalidateQueries({ queryKey: trpc.payout.list.pathKey() });
      },
    }),
  );
  if (!isAdmin) return null;
  const close = (): void => {
    setAsked(false);
    run.reset();
  };
  return (
    <>
      <Button tone="ink" onClick={() => setAsked(true)}>
        {t("admin.payouts.run")}
      </Button>
      <Dialog
        open={isAsked}
        onOpenChange={(open) => {
          if (!open) close();
        }}
        title={t("admin.payouts.runTitle")}
        actions={
          <>
            <Button onClick={close}>{t("admin.reason.leave")}</Button>
            <Button tone="ink" busy={run.isPending} onClick={() => run.mutate({})}>
              {t("admin.payouts.run")}
            </Button>
          </>
        }
      >
        <p className="text-ink-2">{t("admin.payouts.runNote")}</p>
        {run.error === null ? null : (
          <p role="alert" className="mt-3 text-sm font-strong text-fault">
            {errorText(run.error)}
          </p>
        )}
      </Dialog>
    </>
  );
};

"use client";

import type { AdminDriverView } from "@fairmile/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { ReasonDialog } from "../admin/reason-dialog.tsx";
import { decisionsFor, isHard, type DriverDecision } from "./driver-decisions.ts";

/** The buttons beside a driver, and the question each of them asks. */
export const DriverDecisionButtons = ({ driver }: { readonly driver: AdminDriverView }): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<DriverDecision | null>(null);
  const decide = useMutation(
    trpc.admin.decideDriver.mutationOptions({
      onSuccess: async (_driver, { decision }) => {
        setAsked(null);
        toast.success(t(`admin.decision.${decision}.done`, { driver: driver.name }));
        await queries.invalidateQueries({ queryKey: trpc.admin.listDrivers.pathKey() });
      },
    }),
  );
  const close = (): void => {
    setAsked(null);
    decide.reset();
  };
  return (
    <span className="flex justify-end gap-2">
      {decisionsFor(driver).map((decision) => (
        <Button
          key={decision}
          tone={isHard(decision) ? "quiet" : "ink"}
          className="px-3! text-sm!"
          aria-label={t(`admin.decision.${decision}.of`, { driver: driver.name })}
          onClick={() => setAsked(decision)}
        >
          {t(`admin.decision.${decision}`)}
        </Button>
      ))}
      {asked === null ? null : (
        <ReasonDialog
          open
          onClose={close}
          title={t(`admin.decision.${asked}.of`, { driver: driver.name })}
          confirm={t(`admin.decision.${asked}`)}
          isDanger={isHard(asked)}
          hint={t("admin.reason.read")}
          request={decide}
          onConfirm={(reason) => decide.mutate({ driverId: driver.id, decision: asked, reason })}
        >
          {t(`admin.decision.${asked}.note`)}
        </ReasonDialog>
      )}
    </span>
  );
};

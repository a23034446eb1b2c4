"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { ReasonDialog } from "../admin/reason-dialog.tsx";
import { ChangeList } from "./change-list.tsx";
import type { PolicyDraft } from "./use-policy-draft.ts";

interface PublishDialogProps {
  readonly draft: PolicyDraft;
  /** The version the shown changes stand on; a newer one in between is refused by the server. */
  readonly basedOnVersion: number;
  readonly onClose: () => void;
  readonly onRefused: (error: unknown) => void;
}

/** The changes once more, and the note that stays with them for good. */
export const PublishDialog = ({ draft, basedOnVersion, onClose, onRefused }: PublishDialogProps): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const publish = useMutation(
    trpc.policy.publish.mutationOptions({
      onSuccess: async ({ version }) => {
        toast.success(t("admin.pricing.published", { version }));
        draft.clear();
        onClose();
        await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
      },
      onError: async (error) => {
        onRefused(error);
        await queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
      },
    }),
  );
  return (
    <ReasonDialog
      open
      onClose={onClose}
      title={t("admin.pricing.publishTitle", { version: basedOnVersion + 1 })}
      confirm={t("admin.pricing.publish", { version: basedOnVersion + 1 })}
      hint={t("admin.pricing.noteHint")}
      request={publish}
      onConfirm={(note) => publish.mutate({ basedOnVersion, policy: draft.policy, note })}
    >
      <p className="mb-3">{t("admin.pricing.publishNote")}</p>
      <ChangeList changes={draft.changes} />
    </ReasonDialog>
  );
};

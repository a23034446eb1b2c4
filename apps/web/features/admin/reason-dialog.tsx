"use client";

import { useId, useState, type FormEvent, type ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { Dialog } from "../../design/components/dialog.tsx";
import { TextArea } from "../../design/components/field.tsx";
import { errorText, fieldTexts } from "../../src/api/error-text.ts";
import { useT } from "../../src/i18n/use-t.tsx";

interface ReasonDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** What follows from it. */
  readonly children: ReactNode;
  /** Says what is done: "Suspend". */
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly hint?: ReactNode;
  readonly request: { readonly isPending: boolean; readonly error: unknown };
  readonly onConfirm: (reason: string) => void;
}

const LEAST = 3;
const MOST = 500;

/** A decision about somebody's work: what follows from it, and the reason in writing. */
export const ReasonDialog = (props: ReasonDialogProps): ReactNode => {
  const { open, onClose, title, children, confirm, isDanger = false, hint, request, onConfirm } = props;
  const t = useT();
  const form = useId();
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < LEAST;
  const refused = fieldTexts(request.error)["reason"];
  const error = isTried && isShort ? t("admin.reason.short") : refused;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isShort) onConfirm(reason.trim());
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t("admin.reason.leave")}</Button>
          <Button type="submit" form={form} tone={isDanger ? "danger" : "ink"} busy={request.isPending}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <div className="text-ink-2">{children}</div>
        <TextArea
          label={t("admin.reason.label")}
          hint={hint}
          error={error}
          maxLength={MOST}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {request.error === null || refused !== undefined ? null : (
          <p role="alert" className="text-sm font-strong text-fault">
            {errorText(request.error)}
          </p>
        )}
      </form>
    </Dialog>
  );
};

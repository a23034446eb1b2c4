"use client";

import { useState, type ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { Dialog } from "../../design/components/dialog.tsx";

interface ConfirmButtonProps {
  /** What the button says, and the one that does it. */
  readonly label: string;
  readonly title: string;
  readonly body: string;
  readonly keep: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

/** Something that cannot be undone: asked once more. */
export const ConfirmButton = ({ label, title, body, keep, busy, onConfirm }: ConfirmButtonProps): ReactNode => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={title}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{keep}</Button>
            <Button
              tone="danger"
              busy={busy}
              onClick={() => {
                onConfirm();
                setOpen(false);
              }}
            >
              {label}
            </Button>
          </>
        }
      >
        <p>{body}</p>
      </Dialog>
    </>
  );
};

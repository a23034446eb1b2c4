"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Buttons, the one that does it last. */
  readonly actions: ReactNode;
}

/** A question over the page that must be answered or left. */
export const Dialog = ({ open, onOpenChange, title, children, actions }: DialogProps): ReactNode => (
  <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
    <BaseDialog.Portal>
      <BaseDialog.Backdrop className="scrim" />
      <BaseDialog.Popup className="fixed top-1/2 left-1/2 z-30 flex max-h-[88dvh] w-[28rem] max-w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col gap-4 overflow-y-auto rounded-sign bg-surface p-5 text-ink shadow-float outline-none">
        <BaseDialog.Title className="text-lg">{title}</BaseDialog.Title>
        <div>{children}</div>
        <div className="flex flex-wrap justify-end gap-2">{actions}</div>
      </BaseDialog.Popup>
    </BaseDialog.Portal>
  </BaseDialog.Root>
);

"use client";

import type { ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { Dialog } from "../../design/components/dialog.tsx";
import { CopyButton } from "./copy-button.tsx";

interface SecretDialogProps {
  readonly title: string;
  readonly body: string;
  readonly done: string;
  /** Null while there is none to show. */
  readonly secret: string | null;
  readonly onDone: () => void;
}

/** A secret that is shown once: it stays until somebody says that it is kept. */
export const SecretDialog = ({ title, body, done, secret, onDone }: SecretDialogProps): ReactNode => (
  <Dialog
    open={secret !== null}
    // Not left by a press beside it: what is lost here cannot be had again.
    onOpenChange={() => undefined}
    title={title}
    actions={
      <>
        {secret === null ? null : <CopyButton text={secret} />}
        <Button tone="ink" onClick={onDone}>
          {done}
        </Button>
      </>
    }
  >
    <p className="mb-3">{body}</p>
    <code className="block rounded-sign border-[1.5px] border-line-control bg-page px-3 py-2.5 text-sm break-all">
      {secret}
    </code>
  </Dialog>
);

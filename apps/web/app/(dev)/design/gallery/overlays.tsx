"use client";

import { useState, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../../../design/components/button.tsx";
import { Dialog } from "../../../../design/components/dialog.tsx";
import { Sheet } from "../../../../design/components/sheet.tsx";
import { WORDS } from "../samples/sample-words.ts";

export const Overlays = (): ReactNode => {
  const [sheet, setSheet] = useState(false);
  const [dialog, setDialog] = useState(false);
  return (
    <section className="flex flex-wrap gap-2">
      <Button onClick={() => setSheet(true)}>{WORDS.sheet}</Button>
      <Button onClick={() => setDialog(true)}>{WORDS.dialog}</Button>
      <Button
        onClick={() => {
          toast(WORDS.toastBody);
          toast.error(WORDS.toastError);
        }}
      >
        {WORDS.toast}
      </Button>
      <Sheet open={sheet} onOpenChange={setSheet} title={WORDS.question}>
        <p className="text-ink-2">{WORDS.questionBody}</p>
        <Button wide className="mt-4" onClick={() => setSheet(false)}>
          {WORDS.keep}
        </Button>
      </Sheet>
      <Dialog
        open={dialog}
        onOpenChange={setDialog}
        title={WORDS.question}
        actions={
          <>
            <Button onClick={() => setDialog(false)}>{WORDS.keep}</Button>
            <Button tone="danger" onClick={() => setDialog(false)}>
              {WORDS.handBack}
            </Button>
          </>
        }
      >
        <p className="text-ink-2">{WORDS.questionBody}</p>
      </Dialog>
    </section>
  );
};

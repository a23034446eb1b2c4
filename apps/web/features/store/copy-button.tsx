"use client";

import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { useT } from "../../src/i18n/use-t.tsx";

/** Puts a text on the clipboard, and says whether that worked. */
export const CopyButton = ({ text }: { readonly text: string }): ReactNode => {
  const t = useT();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t("store.detail.copied"));
    } catch {
      toast.error(t("store.detail.copyFailed"));
    }
  };
  return (
    <Button tone="quiet" onClick={() => void copy()}>
      <Copy size={18} aria-hidden="true" />
      {t("store.detail.copy")}
    </Button>
  );
};

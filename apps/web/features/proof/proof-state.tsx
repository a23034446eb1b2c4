"use client";

import { Check, CircleAlert, CloudUpload } from "lucide-react";
import type { ReactNode } from "react";
import { errorText } from "../../src/api/error-text.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import type { Proof } from "./use-proof.ts";

/** Where a picture is: on its way, there, or stuck, and why. */
export const ProofState = ({ proof }: { readonly proof: Proof }): ReactNode => {
  const t = useT();
  if (proof.kept === null) return null;
  if (proof.kept.proofId !== null)
    return (
      <p role="status" className="flex items-center gap-1.5 text-sm text-green-text">
        <Check size={18} aria-hidden="true" />
        {t("driver.proof.sent")}
      </p>
    );
  if (proof.error !== null)
    return (
      <p role="alert" className="flex items-start gap-1.5 text-sm font-strong text-fault">
        <CircleAlert size={18} className="mt-px shrink-0" aria-hidden="true" />
        <span>{errorText(proof.error)}</span>
      </p>
    );
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-ink-2">
      <CloudUpload size={18} aria-hidden="true" />
      {t("driver.proof.sending")}
    </p>
  );
};

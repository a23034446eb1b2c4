"use client";

import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";
import { Button } from "./button.tsx";

interface ErrorStateProps {
  /** What is not here, in words; by default that this could not be loaded. */
  readonly children?: ReactNode;
  readonly onRetry?: () => void;
}

/** A fault: red with an icon and a word, what happened, and another try. */
export const ErrorState = ({ children, onRetry }: ErrorStateProps): ReactNode => {
  const t = useT();
  return (
    <div className="flex flex-col items-start gap-3 px-6 py-8" role="alert">
      <p className="flex items-start gap-2 font-strong text-fault">
        <CircleAlert size={22} className="mt-px shrink-0" aria-hidden="true" />
        <span>{children ?? t("design.error.notLoaded")}</span>
      </p>
      {onRetry === undefined ? null : <Button onClick={onRetry}>{t("design.error.retry")}</Button>}
    </div>
  );
};

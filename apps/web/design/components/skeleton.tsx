"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";

/** One still bar where words will stand. */
export const Skeleton = ({ className }: { readonly className?: string }): ReactNode => (
  <span className={clsx("skeleton block h-4", className)} aria-hidden="true" />
);

/** Rows on their way: a still outline of them, and a word for a screen reader. */
export const LoadingRows = ({ rows = 5 }: { readonly rows?: number }): ReactNode => {
  const t = useT();
  return (
    <div role="status" className="px-6 py-4">
      <span className="sr-only">{t("design.loading")}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex items-center gap-4 border-t border-line py-3.5 first:border-t-0">
          <Skeleton className="h-5 w-14" />
          <span className="flex-1">
            <Skeleton className="mb-1.5 w-2/3" />
            <Skeleton className="h-3 w-2/5" />
          </span>
          <Skeleton className="w-10" />
        </div>
      ))}
    </div>
  );
};

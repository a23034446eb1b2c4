"use client";

import { FileSpreadsheet } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";

/** Says that a file can be dropped here. */
export const CsvDropHint = (): ReactNode => {
  const t = useT();
  return (
    <p className="flex items-center gap-3.5 rounded-sign border border-dashed border-line-control px-4 py-3.5 text-sm text-ink-2 [&_b]:text-ink">
      <FileSpreadsheet size={24} className="shrink-0 text-ink" aria-hidden="true" />
      <span>
        {t.rich("store.post.csvTitle")}
        <br />
        {t("store.post.csvNote")}
      </span>
    </p>
  );
};

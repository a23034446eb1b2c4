"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";

/** Where the browser cannot draw a map, the words around it still say everything. */
export const MapFallback = ({ className }: { readonly className?: string | undefined }): ReactNode => {
  const t = useT();
  return (
    <div
      className={clsx("flex items-center justify-center bg-map-land p-6 text-center text-sm text-ink-2", className)}
      data-map="none"
    >
      {t("design.map.none")}
    </div>
  );
};

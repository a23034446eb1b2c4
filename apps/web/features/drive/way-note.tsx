"use client";

import { CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";
import type { Navigation } from "./use-navigation.ts";

/** What there is to say of the way itself: that it is only a straight line, that it was left, that nobody answers. */
export const WayNote = ({ navigation }: { readonly navigation: Navigation }): ReactNode => {
  const t = useT();
  const { kind, hasLeft, isStale } = navigation;
  const note =
    kind === "estimate"
      ? t("driver.drive.crow")
      : kind === "offline"
        ? t("driver.drive.crowOffline")
        : isStale
          ? t("driver.drive.oldWay")
          : hasLeft
            ? t("driver.drive.offWay")
            : null;
  return (
    <div role="status">
      {note === null ? null : (
        <p className="flex items-center gap-2 rounded-inner bg-surface px-2.5 py-1.5 text-sm text-ink-2">
          {kind === "offline" || isStale ? <CloudOff size={18} className="shrink-0" aria-hidden="true" /> : null}
          {note}
        </p>
      )}
    </div>
  );
};

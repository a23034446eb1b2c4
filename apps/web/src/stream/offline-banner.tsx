"use client";

import { CloudOff } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { useT } from "../i18n/use-t.tsx";
import { useStreamState } from "./use-stream.ts";

/** A line that comes back within this is nobody's concern. */
const PATIENCE_MS = 4_000;

/** Says so while there is no connection: what is on screen may be old, and what is done waits. */
export const OfflineBanner = (): ReactNode => {
  const t = useT();
  const isLost = useStreamState() === "lost";
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!isLost) return undefined;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isLost]);
  return (
    <div role="status" className="fixed inset-x-0 top-0 z-40">
      {isLost && isLong ? (
        <p className="flex items-center justify-center gap-2 bg-road px-4 py-2 text-sm text-on-green">
          <CloudOff size={18} className="shrink-0" aria-hidden="true" />
          {t("web.connection.lost")}
        </p>
      ) : null}
    </div>
  );
};

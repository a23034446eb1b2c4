import type { ReactNode } from "react";
import { ManoeuvreArrow } from "./manoeuvre-arrow.tsx";
import type { Turn } from "./turn.ts";

interface ThenStripProps {
  readonly turn?: Turn;
  readonly children: ReactNode;
}

/** What follows the next move, on the map under the plate. */
export const ThenStrip = ({ turn = "there", children }: ThenStripProps): ReactNode => (
  <p className="inline-flex min-h-11 max-w-full items-center gap-2.5 rounded-sign bg-green-strong px-3.5 py-1.5 text-md leading-snug text-on-green">
    <ManoeuvreArrow turn={turn} size={22} strokeWidth={2.6} className="shrink-0" />
    <span className="line-clamp-2 min-w-0">{children}</span>
  </p>
);

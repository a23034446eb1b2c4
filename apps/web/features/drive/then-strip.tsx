import { MapPin } from "lucide-react";
import type { ReactNode } from "react";

/** What follows the next move, on the map under the plate. */
export const ThenStrip = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <p className="inline-flex min-h-11 items-center gap-2.5 rounded-sign bg-green-strong px-3.5 text-md text-on-green">
    <MapPin size={22} strokeWidth={2.6} className="shrink-0" aria-hidden="true" />
    <span>{children}</span>
  </p>
);

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface MapChipProps {
  readonly icon: LucideIcon;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A small action that floats on the map: a sign and its word. */
export const MapChip = ({ icon: Icon, onClick, children }: MapChipProps): ReactNode => (
  <button
    type="button"
    onClick={onClick}
    className="press flex min-h-11 items-center gap-1.5 rounded-sign bg-surface px-3.5 font-strong text-ink shadow-float"
  >
    <Icon size={20} aria-hidden="true" />
    {children}
  </button>
);

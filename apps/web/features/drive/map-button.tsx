import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

interface MapButtonProps extends ComponentProps<"button"> {
  readonly icon: LucideIcon;
  readonly label: string;
}

/** A sign on the map while driving, 64 px. */
export const MapButton = ({ icon: Icon, label, ...rest }: MapButtonProps): ReactNode => (
  <button
    type="button"
    {...rest}
    aria-label={label}
    title={label}
    className="press flex size-16 items-center justify-center rounded-sign border border-line-control bg-surface text-ink aria-pressed:bg-raised"
  >
    <Icon size={26} aria-hidden="true" />
  </button>
);

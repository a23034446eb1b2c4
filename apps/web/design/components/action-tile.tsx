import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

interface ActionTileProps extends ComponentProps<"button"> {
  readonly icon: LucideIcon;
  readonly label: string;
}

/** A 72 px action while driving: a sign over its word. */
export const ActionTile = ({ icon: Icon, label, ...rest }: ActionTileProps): ReactNode => (
  <button
    type="button"
    {...rest}
    className="press second-button flex min-h-18 min-w-16 flex-1 flex-col items-center justify-center gap-1.5 rounded-sign border-2 border-ink text-ink disabled:opacity-40"
  >
    <Icon size={26} strokeWidth={2} aria-hidden="true" />
    <span className="text-xs font-strong">{label}</span>
  </button>
);

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly icon: LucideIcon;
  /** What will appear here. */
  readonly title: ReactNode;
  /** What to do, if anything. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** An empty screen says what will appear and what to do. */
export const EmptyState = ({ icon: Icon, title, children, action }: EmptyStateProps): ReactNode => (
  <div className="flex flex-col items-start gap-2 px-6 py-8">
    <Icon size={32} className="text-ink-3" aria-hidden="true" />
    <h2 className="text-lg">{title}</h2>
    {children === undefined ? null : <p className="max-w-prose text-ink-2">{children}</p>}
    {action === undefined ? null : <div className="mt-2">{action}</div>}
  </div>
);

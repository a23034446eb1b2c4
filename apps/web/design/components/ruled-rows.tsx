import { clsx } from "clsx";
import type { ReactNode } from "react";

interface RuledRowsProps {
  readonly children: ReactNode;
  readonly className?: string;
}

/** Rows with a rule above each: what it is on the left, the figure on the right. A description list. */
export const RuledRows = ({ children, className }: RuledRowsProps): ReactNode => (
  <dl className={className}>{children}</dl>
);

interface RuledRowProps {
  readonly label: ReactNode;
  readonly children: ReactNode;
  /** The total: a heavy rule above, larger and bold. */
  readonly total?: boolean;
  /** The figure alone in bold. */
  readonly strong?: boolean;
}

export const RuledRow = ({ label, children, total = false, strong = false }: RuledRowProps): ReactNode => (
  <div
    className={clsx(
      "flex items-baseline justify-between gap-4 py-1.5",
      total ? "border-t-2 border-ink text-md font-sign" : "border-t border-line text-sm",
    )}
  >
    <dt>{label}</dt>
    <dd className={clsx("figures text-end", (total || strong) && "font-sign")}>{children}</dd>
  </div>
);

import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

/** A table for admins: 15 px, 40 px rows, rules between them, figures to the right. Scrolls sideways inside its own box. */
export const Table = ({ className, ...rest }: ComponentProps<"table">): ReactNode => (
  <div className="overflow-x-auto">
    <table className={clsx("w-full border-collapse text-sm", className)} {...rest} />
  </div>
);

interface CellProps {
  /** Figures stand at the right and line up. */
  readonly figure?: boolean;
}

export const HeadCell = ({ figure = false, className, ...rest }: CellProps & ComponentProps<"th">): ReactNode => (
  <th
    scope="col"
    className={clsx(
      "h-10 px-2 text-xs font-strong whitespace-nowrap text-ink-2 first:ps-4 last:pe-4",
      figure ? "text-end" : "text-start",
      className,
    )}
    {...rest}
  />
);

export const Cell = ({ figure = false, className, ...rest }: CellProps & ComponentProps<"td">): ReactNode => (
  <td
    className={clsx("h-10 px-2 first:ps-4 last:pe-4", figure && "figures text-end whitespace-nowrap", className)}
    {...rest}
  />
);

interface RowProps extends ComponentProps<"tr"> {
  /** Tinted, with an edge of 4 px. */
  readonly selected?: boolean;
  readonly muted?: boolean;
}

export const Row = ({ selected = false, muted = false, className, ...rest }: RowProps): ReactNode => (
  <tr
    className={clsx(
      "border-t border-line",
      selected && "bg-green-tint shadow-[inset_4px_0_0_var(--green-text)]",
      muted && "text-ink-3",
      className,
    )}
    {...rest}
  />
);

/** A head inside the table, on the sunken tint. */
export const GroupRow = ({
  colSpan,
  children,
}: {
  readonly colSpan: number;
  readonly children: ReactNode;
}): ReactNode => (
  <tr className="border-t border-line bg-sunken">
    <th scope="rowgroup" colSpan={colSpan} className="h-10 px-4 text-start font-body">
      {children}
    </th>
  </tr>
);

import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

interface IconButtonProps extends ComponentProps<"button"> {
  /** Said to a screen reader, and shown on hover. */
  readonly label: string;
  /** A box on the map or in a header, or nothing but the sign. */
  readonly boxed?: boolean;
}

/** A sign everybody knows, without a word beside it: back, share, next. */
export const IconButton = ({ label, boxed = false, className, ...rest }: IconButtonProps): ReactNode => (
  <button
    type="button"
    {...rest}
    aria-label={label}
    title={label}
    className={clsx(
      "press inline-flex size-11 items-center justify-center rounded-sign text-ink disabled:opacity-40",
      boxed && "border border-line bg-surface",
      className,
    )}
  />
);

import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

/** A sheet of paper on the page: a rule round it, no shadow. Never one inside another. */
export const Card = ({ className, ...rest }: ComponentProps<"section">): ReactNode => (
  <section className={clsx("overflow-hidden rounded-sign border border-line bg-surface", className)} {...rest} />
);

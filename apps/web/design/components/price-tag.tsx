import { clsx } from "clsx";
import type { ReactNode } from "react";

interface PriceTagProps {
  readonly children: ReactNode;
  /** Yellow: the one that is being priced now. */
  readonly active?: boolean;
}

/** A lot on the map: a paper box with an ink outline and a tail that points at the place. */
export const PriceTag = ({ children, active = false }: PriceTagProps): ReactNode => (
  <span className={clsx("price-tag figures", active && "price-tag-active")}>{children}</span>
);

import type { ReactNode } from "react";

/** A small yellow fill for what earns: a tip, a surge. Ink on it, never yellow text. */
export const TipTag = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <span className="figures inline-block whitespace-nowrap rounded-inner bg-signal px-2.5 py-1 font-sign text-on-signal">
    {children}
  </span>
);

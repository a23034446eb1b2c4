import type { ReactNode } from "react";

interface BoardGroupProps {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

/** A state's head on the sunken tint, with how many are in it, and its rows. */
export const BoardGroup = ({ title, count, children }: BoardGroupProps): ReactNode => (
  <section>
    <h2 className="flex justify-between bg-sunken px-6 py-2 text-sm">
      {title}
      <span className="figures font-body text-ink-2">{count}</span>
    </h2>
    <ul>{children}</ul>
  </section>
);

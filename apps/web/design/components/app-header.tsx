import type { ReactNode } from "react";

interface AppHeaderProps {
  readonly title: ReactNode;
  /** One line below the title: identity, a count with its reason. */
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

/** The head of a store's or an admin's page: its name, what stands behind it, and what can be done. */
export const AppHeader = ({ title, note, children }: AppHeaderProps): ReactNode => (
  <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-3.5">
    <div className="min-w-0">
      <h1 className="figures text-xl">{title}</h1>
      {note === undefined ? null : <p className="figures text-sm text-ink-2">{note}</p>}
    </div>
    {children}
  </header>
);

interface ScreenHeaderProps {
  readonly title: ReactNode;
  readonly start?: ReactNode;
  readonly end?: ReactNode;
}

/** The head of a screen on a phone: back, its name in the middle, one action. */
export const ScreenHeader = ({ title, start, end }: ScreenHeaderProps): ReactNode => (
  <header className="safe-top grid min-h-14 grid-cols-[2.75rem_1fr_2.75rem] items-center px-2">
    <span>{start}</span>
    <h1 className="figures text-center text-lg">{title}</h1>
    <span>{end}</span>
  </header>
);

import type { ReactNode } from "react";
import { AppHeader } from "../../design/components/app-header.tsx";

interface PageFrameProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** What can be done here, at the head. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A store's page beside its board: a head, and one column that stays readable. */
export const PageFrame = ({ title, note, action, children }: PageFrameProps): ReactNode => (
  <main className="min-h-dvh bg-page">
    <div className="min-h-dvh max-w-[56rem] border-line bg-surface desk:border-e">
      <AppHeader title={title} note={note}>
        {action}
      </AppHeader>
      {children}
    </div>
  </main>
);

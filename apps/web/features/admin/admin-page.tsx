import { clsx } from "clsx";
import type { ReactNode } from "react";
import { AppHeader } from "../../design/components/app-header.tsx";

interface AdminPageProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** What can be done here, at the end of the head. */
  readonly actions?: ReactNode;
  /** How the page's parts are laid out. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** A page of an admin: its head, and what stands below, with the same margins. */
export const AdminPage = ({ title, note, actions, className, children }: AdminPageProps): ReactNode => (
  <main>
    <div className="max-panel:-mx-2">
      <AppHeader title={title} note={note}>
        {actions}
      </AppHeader>
    </div>
    <div className={clsx("px-4 pb-6 panel:px-6", className)}>{children}</div>
  </main>
);

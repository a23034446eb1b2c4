import { BellRing } from "lucide-react";
import type { ReactNode } from "react";

interface NeedsYouProps {
  /** The fact, its first words in bold. */
  readonly children: ReactNode;
  /** The answers, each with its price. */
  readonly answers: ReactNode;
}

/** Something that waits for a decision: an ink outline, the fact on yellow, the answers below. */
export const NeedsYou = ({ children, answers }: NeedsYouProps): ReactNode => (
  <section className="overflow-hidden rounded-sign border-2 border-ink bg-surface" role="alert">
    <div className="flex items-center gap-3.5 bg-signal px-4 py-3 text-on-signal">
      <BellRing size={24} className="shrink-0" aria-hidden="true" />
      <p>{children}</p>
    </div>
    <div className="flex flex-wrap gap-2 px-3.5 py-2.5">{answers}</div>
  </section>
);

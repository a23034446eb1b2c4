import type { ReactNode } from "react";
import { LogoMark } from "./logo-mark.tsx";

interface MessageProps {
  readonly title: ReactNode;
  readonly body: ReactNode;
  readonly children?: ReactNode;
}

/** A page that only says something: the mark, the fact, what can be done. */
export const Message = ({ title, body, children }: MessageProps): ReactNode => (
  <main className="mx-auto flex min-h-dvh max-w-[30rem] flex-col items-start justify-center gap-3 px-5">
    <LogoMark size={48} className="mb-2 text-green-text" />
    <h1 className="text-xl">{title}</h1>
    <p className="text-ink-2">{body}</p>
    <div className="mt-3 flex flex-wrap gap-2">{children}</div>
  </main>
);

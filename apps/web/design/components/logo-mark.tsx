import type { ReactNode } from "react";
import { MARK_PATH } from "../mark-path.ts";

interface LogoMarkProps {
  /** Height in pixels; the width follows at 30 : 38. */
  readonly size?: number;
  readonly className?: string;
}

/** The mark: an arched sign with a dashed lane that runs away from you. Takes the colour of its text. */
export const LogoMark = ({ size = 38, className }: LogoMarkProps): ReactNode => (
  <svg viewBox="0 0 30 38" height={size} width={(size * 30) / 38} className={className} aria-hidden="true">
    <path fill="currentColor" fillRule="evenodd" d={MARK_PATH} />
  </svg>
);

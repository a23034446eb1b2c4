import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

export type ButtonTone = "signal" | "second" | "light" | "ink" | "quiet" | "danger";
export type ButtonSize = 44 | 56 | 64 | 72;

export interface ButtonProps extends ComponentProps<"button"> {
  readonly tone?: ButtonTone;
  /** Height in pixels; 64 or more while driving. */
  readonly size?: ButtonSize;
  readonly wide?: boolean;
  /** The action is under way: the button is held, and says so to a screen reader. */
  readonly busy?: boolean;
}

const TONE: Record<ButtonTone, string> = {
  signal: "bg-signal text-on-signal hover:bg-signal-press active:bg-signal-press",
  // An outline on paper; a raised fill on asphalt.
  second: "second-button border-2 border-ink text-ink",
  // The one light button while driving: paper on asphalt, ink on paper.
  light: "bg-ink text-surface",
  ink: "bg-ink text-surface",
  quiet: "border-[1.5px] border-line-control bg-surface text-ink",
  danger: "border-2 border-fault text-fault",
};

const SIZE: Record<ButtonSize, string> = {
  44: "min-h-11 px-4 text-md",
  56: "min-h-14 px-5 text-lg",
  64: "min-h-16 px-5 text-lg",
  72: "min-h-18 px-5 text-lg",
};

/** The classes of a button, for links that look like one. */
export const buttonClass = (tone: ButtonTone, size: ButtonSize, wide = false): string =>
  clsx(
    "press inline-flex items-center justify-center gap-2 rounded-sign font-sign leading-tight text-center",
    "disabled:opacity-50 aria-busy:opacity-70",
    TONE[tone],
    SIZE[size],
    wide && "w-full",
  );

/** A button that says what is done. One `signal` a screen. */
export const Button = ({
  tone = "second",
  size = 44,
  wide = false,
  busy = false,
  className,
  ...rest
}: ButtonProps): ReactNode => (
  <button
    type="button"
    {...rest}
    aria-busy={busy || undefined}
    disabled={rest.disabled === true || busy}
    className={clsx(buttonClass(tone, size, wide), className)}
  />
);

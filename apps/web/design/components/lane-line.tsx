import { clsx } from "clsx";
import type { CSSProperties, ReactNode } from "react";

export type DashState = "lit" | "burning" | "spent" | "done" | "ahead";

interface LaneLineProps {
  readonly dashes: readonly DashState[];
  /** How long the burning dash takes, in wall milliseconds. */
  readonly burnMs?: number;
  readonly className?: string | undefined;
}

const DASH_CLASS: Record<DashState, string> = {
  lit: "bg-road-dash",
  burning: "bg-road-dash-spent lane-burning",
  spent: "bg-road-dash-spent",
  done: "bg-map-route",
  ahead: "bg-line",
};

/** The one sign of progress: square dashes. Decoration only; the figure it stands for is written beside it. */
export const LaneLine = ({ dashes, burnMs, className }: LaneLineProps): ReactNode => (
  <span
    className={clsx("lane", className)}
    aria-hidden="true"
    style={burnMs ? ({ "--lane-burn": `${burnMs}ms` } as CSSProperties) : undefined}
  >
    {dashes.map((state, index) => (
      <span key={index} className={clsx("lane-dash", DASH_CLASS[state])} />
    ))}
  </span>
);

/** A countdown's dashes: `left` lit of `total`, the last of them burning down. */
export const countdownDashes = (left: number, total: number, running: boolean): DashState[] =>
  Array.from({ length: Math.max(1, total) }, (_, index) => {
    if (index >= left) return "spent";
    return running && index === left - 1 ? "burning" : "lit";
  });

/** Progress along something: `done` of `total`. */
export const progressDashes = (done: number, total: number): DashState[] =>
  Array.from({ length: Math.max(1, total) }, (_, index) => (index < done ? "done" : "ahead"));

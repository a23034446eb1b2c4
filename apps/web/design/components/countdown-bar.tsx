"use client";

import type { ReactNode } from "react";
import { useMarketClock } from "../../src/clock/market-clock-context.tsx";
import { useSecondsLeft } from "../../src/clock/use-seconds-left.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { countdownDashes, LaneLine } from "./lane-line.tsx";

interface CountdownBarProps {
  readonly closesAtMs: number;
  /** The whole span the dashes stand for: one dash a second. */
  readonly lengthMs: number;
}

const MAX_DASHES = 30;

const useCountdown = ({ closesAtMs, lengthMs }: CountdownBarProps) => {
  const { speed } = useMarketClock();
  const left = useSecondsLeft(closesAtMs);
  const total = Math.min(MAX_DASHES, Math.max(1, Math.ceil(lengthMs / 1000)));
  const dashes = countdownDashes(Math.min(left, total), total, speed > 0 && left <= total);
  return { left, dashes, burnMs: speed > 0 ? 1000 / speed : undefined };
};

const Dashes = ({
  dashes,
  burnMs,
  left,
  thin,
}: ReturnType<typeof useCountdown> & { readonly thin: boolean }): ReactNode => (
  // A new key each second starts the next dash's burn from its own beginning.
  <LaneLine key={left} dashes={dashes} className={thin ? "lane-thin" : undefined} {...(burnMs ? { burnMs } : {})} />
);

/** The strip of asphalt over an offer: seconds left in the round, one yellow dash each. */
export const CountdownBar = (props: CountdownBarProps): ReactNode => {
  const t = useT();
  const countdown = useCountdown(props);
  return (
    <div className="flex h-11 items-center gap-3.5 bg-road px-5 text-on-green" role="timer">
      <span className="text-sm font-strong">{t("design.countdown.closesIn")}</span>
      <Dashes {...countdown} thin={false} />
      <span className="figures text-lg font-sign">{t("design.countdown.seconds", { seconds: countdown.left })}</span>
    </div>
  );
};

/** The same in a row of a board; its seconds are written in the row's own words. */
export const CountdownStrip = (props: CountdownBarProps): ReactNode => (
  <span className="flex h-2.5 items-center rounded-[2px] bg-road px-1.5">
    <Dashes {...useCountdown(props)} thin />
  </span>
);

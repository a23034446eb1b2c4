"use client";

import { CircleAlert, MessageSquareText, Package, Phone, StickyNote } from "lucide-react";
import type { ReactNode } from "react";
import { ActionTile } from "../../design/components/action-tile.tsx";
import { Button } from "../../design/components/button.tsx";
import { formatClock, minutesOf } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { RouteProgress } from "./route-progress.tsx";

export interface DriveSheetProps {
  readonly address: string;
  readonly etaMs: number;
  readonly nowMs: number;
  readonly deadlineAtMs: number | null;
  readonly stretches: readonly number[];
  /** Who and what, and what proof the door asks for. */
  readonly parcel: ReactNode;
  readonly notes: string | null;
  readonly busy: boolean;
  /** The driver has come to the stop: saying so is now the main thing to do. It is never said for them. */
  readonly isAtStop?: boolean;
  readonly onArrived: () => void;
  /** Undefined where there is nobody to call. */
  readonly onCall?: () => void;
  readonly onWrite?: () => void;
  readonly onProblem: () => void;
}

const Margin = ({
  etaMs,
  deadlineAtMs,
}: {
  readonly etaMs: number;
  readonly deadlineAtMs: number | null;
}): ReactNode => {
  const t = useT();
  if (deadlineAtMs === null) return null;
  const spare = deadlineAtMs - etaMs;
  return spare >= 0
    ? t("driver.drive.inHand", { minutes: Math.floor(spare / 60_000) })
    : t.rich("driver.drive.late", { minutes: minutesOf(-spare) });
};

/** One stop while driving: minutes, address, note, one light button and what may be needed besides. */
export const DriveSheet = (props: DriveSheetProps): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const { isAtStop = false } = props;
  return (
    <section className="safe-bottom relative rounded-t-sign bg-surface px-5 pt-4 text-ink shadow-sheet">
      <div className="flex items-start justify-between gap-4">
        <p className="figures text-2xl leading-tight font-sign">
          {t("driver.drive.minutes", { minutes: minutesOf(props.etaMs - props.nowMs) })}
        </p>
        <p className="text-end text-sm text-ink-2">
          <span className="figures block text-lg leading-tight font-sign text-ink">
            {formatClock(props.etaMs, timeZone)}
          </span>
          <Margin etaMs={props.etaMs} deadlineAtMs={props.deadlineAtMs} />
        </p>
      </div>
      <div className="mt-2.5">
        <RouteProgress stretches={props.stretches} />
      </div>
      <h2 className="mt-3 text-xl">{props.address}</h2>
      <p className="mt-2.5 flex items-center gap-3 text-ink-2 [&_b]:text-ink">
        <Package size={22} className="shrink-0" aria-hidden="true" />
        <span>{props.parcel}</span>
      </p>
      {props.notes === null ? null : (
        <p className="mt-1.5 flex items-center gap-3 text-ink-2">
          <StickyNote size={22} className="shrink-0" aria-hidden="true" />
          {t("driver.drive.note", { note: props.notes })}
        </p>
      )}
      <div className="mt-6 flex gap-2">
        <Button
          tone={isAtStop ? "light" : "second"}
          size={72}
          className="flex-[1.8]"
          busy={props.busy}
          onClick={props.onArrived}
        >
          {t(isAtStop ? "driver.drive.here" : "driver.drive.arrived")}
        </Button>
        <ActionTile icon={Phone} label={t("driver.drive.call")} onClick={props.onCall} disabled={!props.onCall} />
        <ActionTile
          icon={MessageSquareText}
          label={t("driver.drive.write")}
          onClick={props.onWrite}
          disabled={!props.onWrite}
        />
        <ActionTile icon={CircleAlert} label={t("driver.drive.problem")} onClick={props.onProblem} />
      </div>
    </section>
  );
};

"use client";

import type { RoundView } from "@fairmile/contracts";
import { ChevronLeft, ChevronRight, FileDown, Pause, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { IconButton } from "../../design/components/icon-button.tsx";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { formatClockMs, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { ReplayCheck } from "./replay-check.tsx";
import { useDocumentDownload } from "./use-document-download.ts";
import { useKeys } from "./use-keys.ts";
import type { StepReplay } from "./use-step-replay.ts";

interface RoundHeaderProps {
  readonly round: RoundView;
  readonly replay: StepReplay;
}

const SIZE = { size: 22, "aria-hidden": true } as const;
const BOX = "size-12!";

/** The round before, the steps by themselves, the round after. */
const Controls = ({ round, replay }: RoundHeaderProps): ReactNode => {
  const t = useT();
  const router = useRouter();
  const open = (no: number | null) => (): void => {
    if (no !== null) router.push(`/admin/rounds/${no}`);
  };
  const before = open(round.previousNo);
  const after = open(round.nextNo);
  useKeys({ "Shift+ArrowLeft": before, "Shift+ArrowRight": after });
  const download = useDocumentDownload(round.roundNo);
  return (
    <div className="flex gap-2">
      <IconButton
        boxed
        className={BOX}
        label={t("admin.round.previous")}
        aria-keyshortcuts="Shift+ArrowLeft"
        disabled={round.previousNo === null}
        onClick={before}
      >
        <ChevronLeft {...SIZE} />
      </IconButton>
      <IconButton
        boxed
        className={BOX}
        label={replay.isPlaying ? t("admin.round.pause") : t("admin.round.play")}
        onClick={replay.toggle}
      >
        {replay.isPlaying ? <Pause {...SIZE} /> : <Play {...SIZE} />}
      </IconButton>
      <IconButton
        boxed
        className={BOX}
        label={t("admin.round.next")}
        aria-keyshortcuts="Shift+ArrowRight"
        disabled={round.nextNo === null}
        onClick={after}
      >
        <ChevronRight {...SIZE} />
      </IconButton>
      <IconButton
        boxed
        className={BOX}
        label={t("admin.round.download")}
        disabled={download.isPending}
        onClick={download.start}
      >
        <FileDown {...SIZE} />
      </IconButton>
    </div>
  );
};

/** How much came together, and how much of it was out before it began. */
const Counts = ({ round }: Pick<RoundHeaderProps, "round">): ReactNode => {
  const t = useT();
  const asks = round.lots.flatMap((lot) => lot.edges).filter((edge) => edge.askCents !== null);
  const above = asks.filter((edge) => edge.result === "above_posted").length;
  return (
    <p className="text-sm">
      <b className="block">
        {t("admin.round.counts", { lots: round.lots.length, drivers: round.drivers.length, asks: asks.length })}
      </b>
      <span className="text-ink-2">
        {asks.length === 0
          ? t("admin.round.nobodyAsked")
          : t("admin.round.inOut", { inside: asks.length - above, above })}
      </span>
    </p>
  );
};

/** Which round this is, the way through it, and whether it can be trusted. */
export const RoundHeader = ({ round, replay }: RoundHeaderProps): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  return (
    <header className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <div>
        <h1 className="figures text-xl">{t("admin.round.title", { round: formatCount(round.roundNo) })}</h1>
        <p className="figures text-sm text-ink-2">
          {t("admin.round.froze", {
            market: round.marketName,
            day: formatDay(round.frozenAtMs, timeZone),
            time: formatClockMs(round.frozenAtMs, timeZone),
          })}
        </p>
      </div>
      <Controls round={round} replay={replay} />
      <Counts round={round} />
      <div className="desk:ms-auto">
        <ReplayCheck round={round} />
      </div>
    </header>
  );
};

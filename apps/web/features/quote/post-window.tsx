"use client";

import type { QuoteView } from "@fairmile/contracts";
import { useMemo, type ReactNode } from "react";
import { Segmented } from "../../design/components/segmented.tsx";
import { Select, type Choice } from "../../design/components/select.tsx";
import { useMarketClock } from "../../src/clock/market-clock-context.tsx";
import { useNow } from "../../src/clock/use-now.ts";
import { formatClock, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { READY_CHOICES, type PostForm, type ReadyChoice } from "./post-form.ts";
import { quarters } from "./time-choices.ts";

const MINUTE_MS = 60_000;
const AHEAD_QUARTERS = 96;
const DEADLINE_QUARTERS = 24;
const LEAST_WAY_MS = 15 * MINUTE_MS;
const USUAL = "usual";

const useTimeLabel = (): ((atMs: number) => string) => {
  const t = useT();
  const timeZone = useTimeZone();
  const today = formatDay(useNow(5 * MINUTE_MS), timeZone);
  return (atMs) => {
    const time = formatClock(atMs, timeZone);
    const day = formatDay(atMs, timeZone);
    return day === today ? time : t("store.post.day", { day, time });
  };
};

interface PostWindowProps {
  readonly form: PostForm;
  readonly change: (part: Partial<PostForm>) => void;
  readonly quote: QuoteView | null;
  readonly textOf: (path: string) => string | undefined;
  /** Stands beside the deadline. */
  readonly children: ReactNode;
}

/** When it may be picked up, and by when it must be there. */
export const PostWindow = ({ form, change, quote, textOf, children }: PostWindowProps): ReactNode => {
  const t = useT();
  const clock = useMarketClock();
  const label = useTimeLabel();
  const nowMs = useNow(MINUTE_MS);

  const choose = (ready: ReadyChoice): void => {
    const at = clock.nowMs();
    const readyAtMs =
      ready === "now"
        ? null
        : ready === "later"
          ? (quarters(at, 30 * MINUTE_MS, 1)[0] ?? at)
          : at + Number(ready) * MINUTE_MS;
    change({ ready, readyAtMs: readyAtMs === null ? null : Math.round(readyAtMs), deadlineAtMs: null });
  };
  const readyChoices: Choice<ReadyChoice>[] = READY_CHOICES.map((value) => ({
    value,
    label:
      value === "now" || value === "later"
        ? t(`store.post.ready.${value}`)
        : t("store.post.ready.minutes", { minutes: value }),
  }));

  const times = useMemo(() => quarters(nowMs, 5 * MINUTE_MS, AHEAD_QUARTERS), [nowMs]);
  const laterTimes = form.readyAtMs === null || times.includes(form.readyAtMs) ? times : [form.readyAtMs, ...times];
  const from = Math.max(nowMs, form.readyAtMs ?? nowMs);
  const ends = quarters(from, LEAST_WAY_MS, DEADLINE_QUARTERS);
  const chosenEnd = form.deadlineAtMs;
  const endTimes = chosenEnd === null || ends.includes(chosenEnd) ? ends : [chosenEnd, ...ends];
  const usual =
    quote === null || form.deadlineAtMs !== null
      ? t("store.post.deadline.usual")
      : t("store.post.deadline.usualBy", { time: label(quote.dropoffWindow.toMs) });

  return (
    <>
      <Segmented<ReadyChoice>
        label={t("store.post.readyLabel")}
        value={form.ready}
        onChange={choose}
        choices={readyChoices}
        error={form.ready === "later" ? undefined : textOf("pickup.readyAtMs")}
      />
      {form.ready === "later" && form.readyAtMs !== null ? (
        <Select<string>
          label={t("store.post.readyAt")}
          value={String(form.readyAtMs)}
          onChange={(value) => change({ readyAtMs: Number(value), deadlineAtMs: null })}
          choices={laterTimes.map((atMs) => ({ value: String(atMs), label: label(atMs) }))}
          error={textOf("pickup.readyAtMs")}
        />
      ) : null}
      <div className="flex gap-3">
        <Select<string>
          className="flex-1"
          label={t("store.post.deadline")}
          value={form.deadlineAtMs === null ? USUAL : String(form.deadlineAtMs)}
          onChange={(value) => change({ deadlineAtMs: value === USUAL ? null : Number(value) })}
          choices={[
            { value: USUAL, label: usual },
            ...endTimes.map((atMs) => ({ value: String(atMs), label: label(atMs) })),
          ]}
          error={textOf("dropoff.deadlineAtMs")}
        />
        {children}
      </div>
    </>
  );
};

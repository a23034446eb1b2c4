"use client";

import type { DeliveryView } from "@fairmile/contracts";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { formatClock } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { timelineSteps, type TimelineStep } from "./timeline-steps.ts";

const useStepTime = (): ((step: TimelineStep) => string | null) => {
  const t = useT();
  const timeZone = useTimeZone();
  return ({ atMs, isDone }) => {
    if (atMs === null) return null;
    const time = formatClock(atMs, timeZone);
    return isDone ? time : t("store.detail.about", { time });
  };
};

/** What happened and what is ahead, with its times; done ones on a green line. */
export const DeliveryTimeline = ({ delivery }: { readonly delivery: DeliveryView }): ReactNode => {
  const t = useT();
  const timeOf = useStepTime();
  const steps = timelineSteps(delivery);
  return (
    <ol aria-label={t("store.detail.where")}>
      {steps.map((step, index) => (
        <li
          key={step.name}
          className="flex gap-3"
          aria-current={step.isDone && !steps[index + 1]?.isDone ? "step" : undefined}
        >
          <span className="flex w-4 flex-col items-center" aria-hidden="true">
            <span
              className={clsx(
                "mt-1.5 size-3 shrink-0 rounded-full border-[3px]",
                step.isDone ? "border-map-route bg-map-route" : "border-line-control bg-surface",
              )}
            />
            {index < steps.length - 1 ? (
              <span className={clsx("w-[3px] flex-1", steps[index + 1]?.isDone ? "bg-map-route" : "bg-line")} />
            ) : null}
          </span>
          <span className={clsx("flex flex-1 justify-between gap-3 pb-3", !step.isDone && "text-ink-2")}>
            <span className={clsx(step.isDone && "font-strong")}>
              {t(`store.step.${step.name}`)}
              {step.name === "failed" && delivery.failure !== null ? (
                <span className="block text-sm font-body text-ink-2">{failureText(delivery.failure.reason, t)}</span>
              ) : null}
            </span>
            <span className="figures">{timeOf(step)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
};

const REASONS = ["nobody_in", "wrong_address", "refused", "unsafe", "damaged"] as const;

/** Why a parcel was not taken, as the driver said it. */
const failureText = (reason: string, t: ReturnType<typeof useT>): string =>
  t(`store.detail.failure.${REASONS.find((one) => one === reason) ?? "other"}`);

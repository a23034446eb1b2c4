"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { LaneLine, progressDashes } from "../../design/components/lane-line.tsx";
import { LogoMark } from "../../design/components/logo-mark.tsx";
import { SignOutButton } from "../../src/auth/sign-out-button.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { PayoutButton } from "./payout-step.tsx";
import { useDriver } from "./use-driver.ts";

interface StepProps {
  readonly done: boolean;
  readonly title: string;
  readonly note: string;
  readonly children?: ReactNode;
}

const Step = ({ done, title, note, children }: StepProps): ReactNode => {
  const t = useT();
  return (
    <li className="border-t border-line py-4">
      <h2 className="flex items-center justify-between gap-3 text-lg">
        {title}
        {done ? (
          <span className="flex items-center gap-1 text-sm text-green-text">
            <Check size={20} aria-hidden="true" />
            {t("driver.standing.done")}
          </span>
        ) : null}
      </h2>
      <p className="mt-1 text-ink-2">{note}</p>
      {children === undefined ? null : <div className="mt-3">{children}</div>}
    </li>
  );
};

const STEPS = 3;

/** What still stands between a new driver and the first offer. */
const Applied = (): ReactNode => {
  const t = useT();
  const { payoutAccount, vehicle } = useDriver();
  const done = 1 + (payoutAccount === "ready" ? 1 : 0);
  return (
    <>
      <h1 className="text-2xl">{t("driver.standing.applied.title")}</h1>
      <p className="text-ink-2">{t("driver.standing.applied.body")}</p>
      <p className="flex items-center gap-3">
        <LaneLine dashes={progressDashes(done, STEPS)} />
        <span className="figures text-sm">{t("driver.standing.steps", { done, total: STEPS })}</span>
      </p>
      <ol>
        <Step
          done
          title={t("driver.standing.details")}
          note={t("driver.standing.details.note", { vehicle: t(`driver.vehicle.${vehicle}`) })}
        />
        <Step
          done={payoutAccount === "ready"}
          title={t("driver.standing.payout")}
          note={t(`driver.payout.${payoutAccount}`)}
        >
          {payoutAccount === "ready" ? undefined : <PayoutButton />}
        </Step>
        <Step done={false} title={t("driver.standing.approval")} note={t("driver.standing.approval.note")} />
      </ol>
    </>
  );
};

/** A driver who may not work now: why, and what can be done. */
export const StandingScreen = (): ReactNode => {
  const t = useT();
  const { status, statusReason } = useDriver();
  return (
    <main className="mx-auto flex min-h-dvh max-w-[30rem] flex-col gap-4 px-5 py-10" aria-live="polite">
      <LogoMark size={44} className="text-green-text" />
      {status === "applied" ? (
        <Applied />
      ) : (
        <>
          <h1 className="text-2xl">
            {t(status === "closed" ? "driver.standing.closed" : "driver.standing.suspended")}
          </h1>
          {statusReason === null ? null : (
            <p className="border-s-4 border-ink ps-3">{t("driver.standing.reason", { reason: statusReason })}</p>
          )}
          <p className="text-ink-2">{t("driver.standing.appeal")}</p>
        </>
      )}
      <div className="mt-4">
        <SignOutButton />
      </div>
    </main>
  );
};

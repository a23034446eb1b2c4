"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ThemeSwitch } from "../../design/components/theme-switch.tsx";
import { SignOutButton } from "../../src/auth/sign-out-button.tsx";
import { useSignedIn } from "../../src/auth/signed-in-context.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { DriverPage } from "../driver/driver-frame.tsx";
import { PayoutButton } from "../driver/payout-step.tsx";
import { useDriver } from "../driver/use-driver.ts";
import { PushSetting } from "./push-setting.tsx";

/** Who you are here, and how the app behaves on this device. */
export const SettingsPage = (): ReactNode => {
  const t = useT();
  const driver = useDriver();
  const { email } = useSignedIn();
  return (
    <DriverPage title={t("driver.nav.settings")}>
      <div className="flex flex-col gap-6 px-5">
        <section>
          <h2 className="text-lg">{driver.name}</h2>
          <p className="text-ink-2">
            {t("driver.settings.who", { vehicle: t(`driver.vehicle.${driver.vehicle}`), phone: driver.phone })}
          </p>
          <p className="text-ink-2">{email}</p>
        </section>
        <Link
          href="/driver/rate-card"
          className="flex min-h-16 items-center justify-between gap-3 border-y border-line py-2"
        >
          <span>
            <b className="block">{t("driver.rateCard.title")}</b>
            <span className="text-sm text-ink-2">
              {t(driver.rateCard.autopilot ? "driver.settings.autopilotOn" : "driver.settings.autopilotOff")}
            </span>
          </span>
          <ChevronRight size={24} aria-hidden="true" />
        </Link>
        <section className="flex flex-col items-start gap-2">
          <h2 className="text-md">{t("driver.standing.payout")}</h2>
          <p className="text-sm text-ink-2">{t(`driver.payout.${driver.payoutAccount}`)}</p>
          {driver.payoutAccount === "ready" ? null : <PayoutButton />}
        </section>
        <PushSetting />
        <div>
          <ThemeSwitch />
          <p className="mt-1 text-sm text-ink-2">{t("driver.settings.dusk")}</p>
        </div>
        <div>
          <SignOutButton />
        </div>
      </div>
    </DriverPage>
  );
};

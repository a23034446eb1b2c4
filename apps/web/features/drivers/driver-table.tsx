"use client";

import type { AdminDriverView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { Cell, HeadCell, Row, Table } from "../../design/components/table.tsx";
import { formatClock, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { useIsAdmin } from "../admin/use-is-admin.ts";
import { ON_DESK, ON_PANEL } from "../round/round-columns.ts";
import { DriverDecisionButtons } from "./driver-decision.tsx";
import { vehicleText } from "./vehicle-text.ts";

/** A driver's account, with the reason for how it stands. */
const Line = ({ driver }: { readonly driver: AdminDriverView }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const isAdmin = useIsAdmin();
  return (
    <Row muted={driver.status === "closed"}>
      <Cell className="py-2">
        <b className="block">{driver.name}</b>
        <span className="figures text-xs text-ink-2">{driver.phone}</span>
      </Cell>
      <Cell className={ON_PANEL}>{vehicleText(driver.vehicle, t)}</Cell>
      <Cell className="max-w-72 min-w-36 py-2">
        <b className="block">{t(`admin.driver.${driver.status}`)}</b>
        {driver.statusReason === null ? null : <span className="text-xs text-ink-2">{driver.statusReason}</span>}
        {isAdmin ? (
          <span className="mt-1.5 flex panel:hidden">
            <DriverDecisionButtons driver={driver} />
          </span>
        ) : null}
      </Cell>
      <Cell className={ON_DESK}>{t(`admin.presence.${driver.presence}`)}</Cell>
      <Cell className={ON_DESK}>{t(`admin.payoutAccount.${driver.payoutAccount}`)}</Cell>
      <Cell figure className={ON_PANEL}>
        {driver.delivered}
      </Cell>
      <Cell className={`figures whitespace-nowrap ${ON_PANEL}`}>
        {t("web.dayAndTime", {
          day: formatDay(driver.appliedAtMs, timeZone),
          time: formatClock(driver.appliedAtMs, timeZone),
        })}
      </Cell>
      <Cell className={`py-2 ${ON_PANEL}`}>{isAdmin ? <DriverDecisionButtons driver={driver} /> : null}</Cell>
    </Row>
  );
};

export const DriverTable = ({ drivers }: { readonly drivers: readonly AdminDriverView[] }): ReactNode => {
  const t = useT();
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("admin.drivers.name")}</HeadCell>
          <HeadCell className={ON_PANEL}>{t("admin.drivers.vehicle")}</HeadCell>
          <HeadCell>{t("admin.drivers.account")}</HeadCell>
          <HeadCell className={ON_DESK}>{t("admin.drivers.presence")}</HeadCell>
          <HeadCell className={ON_DESK}>{t("admin.drivers.payouts")}</HeadCell>
          <HeadCell figure className={ON_PANEL}>
            {t("admin.drivers.delivered")}
          </HeadCell>
          <HeadCell className={ON_PANEL}>{t("admin.drivers.applied")}</HeadCell>
          <HeadCell className={`text-end! ${ON_PANEL}`}>{t("admin.drivers.decide")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {drivers.map((driver) => (
          <Line key={driver.id} driver={driver} />
        ))}
      </tbody>
    </Table>
  );
};

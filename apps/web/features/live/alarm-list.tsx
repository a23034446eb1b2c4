"use client";

import type { LiveView } from "@fairmile/contracts";
import { BellRing, Clock, Gavel, PackageX, WifiOff, type LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "../../design/components/button.tsx";
import { useNow } from "../../src/clock/use-now.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { spanText } from "../admin/span-text.ts";
import { LotAnswers } from "./lot-answers.tsx";
import { ParcelAnswers } from "./parcel-answers.tsx";

type Alarm = LiveView["alarms"][number];

const ICON: Readonly<Record<Alarm["kind"], LucideIcon>> = {
  unsold: Gavel,
  late: Clock,
  silent_driver: WifiOff,
  undeliverable: PackageX,
};

/** What can be done about it, each with its button or its way. */
const Answers = ({ alarm }: { readonly alarm: Alarm }): ReactNode => {
  const t = useT();
  switch (alarm.kind) {
    case "unsold":
      return <LotAnswers lotId={alarm.id} storeName={alarm.label} />;
    case "undeliverable":
      return <ParcelAnswers deliveryId={alarm.id} />;
    case "late":
      return (
        <Link href={`/admin/ledger?delivery=${alarm.id}`} className={buttonClass("quiet", 44)}>
          {t("admin.alarm.late.open")}
        </Link>
      );
    case "silent_driver":
      return (
        <Link href="/admin/drivers?status=approved" className={buttonClass("quiet", 44)}>
          {t("admin.alarm.silent.open")}
        </Link>
      );
  }
};

const Line = ({ alarm, nowMs }: { readonly alarm: Alarm; readonly nowMs: number }): ReactNode => {
  const t = useT();
  const Icon = ICON[alarm.kind];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-2.5 first:border-t-0">
      <Icon size={22} className="shrink-0" aria-hidden="true" />
      <p className="min-w-48 flex-1 text-sm">
        <b className="block">
          {t(`admin.alarm.${alarm.kind}.fact`, {
            label: alarm.label,
            id: shortLot(alarm.id),
            span: spanText(nowMs - alarm.sinceMs, t),
          })}
        </b>
        <span className="text-ink-2">{t(`admin.alarm.${alarm.kind}.note`, { id: shortLot(alarm.id) })}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Answers alarm={alarm} />
      </div>
    </li>
  );
};

/** What waits for a person, oldest first, with the answers beside it. Nothing where nothing waits. */
export const AlarmList = ({ alarms }: { readonly alarms: readonly Alarm[] }): ReactNode => {
  const t = useT();
  const nowMs = useNow(1_000);
  if (alarms.length === 0) return null;
  return (
    <section className="shrink-0 overflow-hidden rounded-sign border-2 border-ink bg-surface">
      <h2 className="flex items-center gap-3.5 bg-signal px-4 py-2.5 text-md text-on-signal">
        <BellRing size={24} className="shrink-0" aria-hidden="true" />
        {t("admin.alarm.title", { count: alarms.length })}
      </h2>
      <ul className="max-h-72 overflow-y-auto" tabIndex={-1}>
        {alarms.map((alarm) => (
          <Line key={`${alarm.kind} ${alarm.id}`} alarm={alarm} nowMs={nowMs} />
        ))}
      </ul>
    </section>
  );
};

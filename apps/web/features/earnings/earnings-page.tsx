"use client";

import { useQuery } from "@tanstack/react-query";
import { PAYOUT_STATES, type EarningsView } from "@fairmile/contracts";
import { Wallet } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { Money } from "../../design/components/money.tsx";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC } from "../../src/api/trpc.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { formatClock, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { DriverPage } from "../driver/driver-frame.tsx";
import { PayoutButton } from "../driver/payout-step.tsx";
import { useDriver } from "../driver/use-driver.ts";

const Today = ({ view }: { readonly view: EarningsView }): ReactNode => {
  const t = useT();
  const money = (amountCents: number): string => formatMoney(amountCents, view.currency);
  const { today, week } = view;
  return (
    <section className="px-5">
      <h2 className="text-md text-ink-2">{t("driver.earnings.today")}</h2>
      <Money
        large
        cents={today.payCents + today.tipCents}
        currency={view.currency}
        className="text-3xl leading-tight"
      />
      <p className="figures text-sm text-ink-2">
        {t("driver.earnings.of", { pay: money(today.payCents), tip: money(today.tipCents), count: today.deliveries })}
      </p>
      <RuledRows className="mt-4">
        <RuledRow strong label={t("driver.earnings.week", { count: week.deliveries })}>
          {money(week.payCents + week.tipCents)}
        </RuledRow>
        <RuledRow label={t("driver.earnings.weekTips")}>{money(week.tipCents)}</RuledRow>
        <RuledRow total label={t("driver.earnings.balance")}>
          {money(view.balanceCents)}
        </RuledRow>
      </RuledRows>
    </section>
  );
};

const Deliveries = ({ view }: { readonly view: EarningsView }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  if (view.deliveries.length === 0)
    return (
      <EmptyState icon={Wallet} title={t("driver.earnings.none")}>
        {t("driver.earnings.noneNote")}
      </EmptyState>
    );
  return (
    <section className="mt-7">
      <h2 className="bg-sunken px-5 py-2 text-sm">{t("driver.earnings.deliveries")}</h2>
      <ul>
        {view.deliveries.map((row) => (
          <li key={`${row.deliveryId}-${row.atMs}`} className="border-t border-line px-5 py-2.5 first:border-t-0">
            <span className="flex items-baseline justify-between gap-3">
              <b className="min-w-0 truncate">{row.address}</b>
              <b className="figures">{formatMoney(row.payCents + row.tipCents, view.currency)}</b>
            </span>
            <span className="figures flex justify-between gap-3 text-sm text-ink-2">
              <span className="truncate">
                {t("driver.earnings.from", {
                  store: row.storeName,
                  day: formatDay(row.atMs, timeZone),
                  time: formatClock(row.atMs, timeZone),
                })}
              </span>
              <span className="shrink-0">
                {row.tipCents > 0
                  ? t("driver.earnings.tip", { tip: formatMoney(row.tipCents, view.currency) })
                  : t(`driver.earnings.transfer.${row.transfer}`)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** A state we have no words for is shown as the server names it. */
const payoutWords = (status: string, t: ReturnType<typeof useT>): string => {
  const known = PAYOUT_STATES.find((state) => state === status);
  return known === undefined ? status : t(`driver.payoutState.${known}`);
};

const Payouts = ({ view }: { readonly view: EarningsView }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const { payoutAccount } = useDriver();
  return (
    <section className="mt-7">
      <h2 className="bg-sunken px-5 py-2 text-sm">{t("driver.earnings.payouts")}</h2>
      {view.payouts.length === 0 ? <p className="px-5 py-3 text-ink-2">{t("driver.earnings.noPayouts")}</p> : null}
      <ul>
        {view.payouts.map((payout) => (
          <li
            key={payout.id}
            className="figures flex justify-between gap-3 border-t border-line px-5 py-2.5 first:border-t-0"
          >
            <span>{formatDay(payout.createdAtMs, timeZone)}</span>
            <span className="text-ink-2">{payoutWords(payout.status, t)}</span>
            <b>{formatMoney(payout.amountCents, view.currency)}</b>
          </li>
        ))}
      </ul>
      <div className="flex flex-col items-start gap-3 px-5 pt-2">
        <p className="text-sm text-ink-2">{t(`driver.payout.${payoutAccount}`)}</p>
        {payoutAccount === "ready" ? null : <PayoutButton />}
      </div>
    </section>
  );
};

/** What was earned today and this week, for what, and how it gets to the bank. */
export const EarningsPage = (): ReactNode => {
  const t = useT();
  const earnings = useQuery(useTRPC().earnings.get.queryOptions());
  return (
    <DriverPage title={t("driver.nav.earnings")}>
      <QueryState query={earnings}>
        {(view) => (
          <>
            <Today view={view} />
            <Deliveries view={view} />
            <Payouts view={view} />
          </>
        )}
      </QueryState>
    </DriverPage>
  );
};

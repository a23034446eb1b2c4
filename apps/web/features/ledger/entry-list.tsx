"use client";

import type { Currency, LedgerView } from "@fairmile/contracts";
import { Fragment, type ReactNode } from "react";
import { Cell, GroupRow, HeadCell, Row, Table } from "../../design/components/table.tsx";
import { currencySign, formatAmount } from "../../src/i18n/format-money.ts";
import { formatClockMs, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { AccountName } from "./account-name.tsx";

type Entry = LedgerView["entries"][number];

const COLUMNS = 3;

const Head = ({ entry }: { readonly entry: Entry }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  return (
    <GroupRow colSpan={COLUMNS}>
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          {t.rich("admin.ledger.entry", { event: entry.event, leg: entry.leg })}
          <span className="ms-1.5 text-xs break-all text-ink-3">{entry.source}</span>
        </span>
        <span className="figures text-xs">
          {t("web.dayAndTime", { day: formatDay(entry.atMs, timeZone), time: formatClockMs(entry.atMs, timeZone) })}
        </span>
      </span>
    </GroupRow>
  );
};

/** Journal entries with their postings: what came in on the left, what went out on the right. Each sums to nothing. */
export const EntryList = ({
  entries,
  currency,
}: {
  readonly entries: readonly Entry[];
  readonly currency: Currency;
}): ReactNode => {
  const t = useT();
  const sign = currencySign(currency);
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("admin.ledger.account")}</HeadCell>
          <HeadCell figure>{t("admin.ledger.debit", { sign })}</HeadCell>
          <HeadCell figure>{t("admin.ledger.credit", { sign })}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Fragment key={entry.id}>
            <Head entry={entry} />
            {entry.postings.map(({ account, amountCents }, index) => (
              <Row key={index}>
                <Cell>
                  <AccountName account={account} />
                </Cell>
                <Cell figure>{amountCents >= 0 ? formatAmount(amountCents, currency) : ""}</Cell>
                <Cell figure>{amountCents < 0 ? formatAmount(-amountCents, currency) : ""}</Cell>
              </Row>
            ))}
          </Fragment>
        ))}
      </tbody>
    </Table>
  );
};

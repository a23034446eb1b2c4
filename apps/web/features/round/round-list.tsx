"use client";

import { Gavel } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { Cell, HeadCell, Row, Table } from "../../design/components/table.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, useTRPCClient, type ApiOutputs } from "../../src/api/trpc.ts";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { currencySign, formatAmount } from "../../src/i18n/format-money.ts";
import { formatClockMs, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { AdminPage } from "../admin/admin-page.tsx";
import { LoadMore } from "../admin/load-more.tsx";
import { usePages } from "../admin/use-pages.ts";
import { ON_PANEL } from "./round-columns.ts";

type RoundRow = ApiOutputs["round"]["list"]["rounds"][number];

const PAGE = 50;

const Line = ({ row }: { readonly row: RoundRow }): ReactNode => {
  const t = useT();
  const { timezone, currency } = useMarket();
  return (
    <Row className="hover:bg-page">
      <Cell className="p-0!">
        <Link
          href={`/admin/rounds/${row.roundNo}`}
          className="figures flex min-h-11 items-center ps-4 pe-2 font-sign underline underline-offset-3 focus-visible:-outline-offset-2 panel:min-h-10"
        >
          {formatCount(row.roundNo)}
        </Link>
      </Cell>
      <Cell className="figures whitespace-nowrap">
        <span className={ON_PANEL}>{t("admin.rounds.day", { day: formatDay(row.frozenAtMs, timezone) })} </span>
        {formatClockMs(row.frozenAtMs, timezone)}
      </Cell>
      <Cell figure>{row.lots}</Cell>
      <Cell figure className={ON_PANEL}>
        {row.drivers}
      </Cell>
      <Cell figure className={ON_PANEL}>
        {row.asks}
      </Cell>
      <Cell figure className={row.awards > 0 ? "font-sign" : "text-ink-3"}>
        {row.awards}
      </Cell>
      <Cell figure className={ON_PANEL}>
        {formatAmount(row.welfareCents, currency)}
      </Cell>
      <Cell figure>{formatAmount(row.payCents, currency)}</Cell>
      <Cell figure className={ON_PANEL}>
        {t("admin.rounds.ms", { ms: Math.round(row.commitMs) })}
      </Cell>
    </Row>
  );
};

const Rows = ({ rows }: { readonly rows: readonly RoundRow[] }): ReactNode => {
  const t = useT();
  const sign = currencySign(useMarket().currency);
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("admin.rounds.no")}</HeadCell>
          <HeadCell>{t("admin.rounds.froze")}</HeadCell>
          <HeadCell figure>{t("admin.rounds.lots")}</HeadCell>
          <HeadCell figure className={ON_PANEL}>
            {t("admin.rounds.drivers")}
          </HeadCell>
          <HeadCell figure className={ON_PANEL}>
            {t("admin.rounds.asks")}
          </HeadCell>
          <HeadCell figure>{t("admin.rounds.awards")}</HeadCell>
          <HeadCell figure className={ON_PANEL}>
            {t("admin.rounds.welfare", { sign })}
          </HeadCell>
          <HeadCell figure>{t("admin.rounds.pay", { sign })}</HeadCell>
          <HeadCell figure className={ON_PANEL}>
            {t("admin.rounds.took")}
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.roundNo} row={row} />
        ))}
      </tbody>
    </Table>
  );
};

/** All rounds that had a lot, newest first. */
export const RoundList = (): ReactNode => {
  const t = useT();
  const api = useTRPCClient();
  const list = usePages(useTRPC().round.list.infiniteQueryKey({ limit: PAGE }), (cursor) =>
    api.round.list.query({ limit: PAGE, ...cursor }),
  );
  return (
    <AdminPage title={t("admin.rounds.title")} note={t("admin.rounds.note")}>
      <Card>
        <QueryState query={list}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.rounds);
            return rows.length === 0 ? (
              <EmptyState icon={Gavel} title={t("admin.rounds.empty")}>
                {t("admin.rounds.emptyNote")}
              </EmptyState>
            ) : (
              <>
                <Rows rows={rows} />
                <LoadMore list={list} />
              </>
            );
          }}
        </QueryState>
      </Card>
    </AdminPage>
  );
};

"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, RefreshCw, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { Card } from "../../design/components/card.tsx";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { Cell, HeadCell, Row, Table } from "../../design/components/table.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, type ApiOutputs } from "../../src/api/trpc.ts";
import { currencySign, formatAmount } from "../../src/i18n/format-money.ts";
import { formatClock } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";

type Reconciliation = ApiOutputs["reconciliation"]["get"];

/** Stripe is asked anew only when a person wants to know: every answer costs a walk through its books. */
const FRESH_MS = 60_000;

const Unmatched = ({ rows }: { readonly rows: Reconciliation["unmatched"] }): ReactNode => {
  const t = useT();
  const { currency } = useMarket();
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("admin.reconcile.side")}</HeadCell>
          <HeadCell>{t("admin.reconcile.row")}</HeadCell>
          <HeadCell figure>{t("admin.payouts.amount", { sign: currencySign(currency) })}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.side} ${row.id}`}>
            <Cell>{t(`admin.reconcile.only.${row.side}`)}</Cell>
            <Cell className="break-all">{row.id}</Cell>
            <Cell figure>{formatAmount(row.amountCents, currency)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
};

const Result = ({ result }: { readonly result: Reconciliation }): ReactNode => {
  const t = useT();
  const { currency, timezone } = useMarket();
  const isEven = result.differenceCents === 0 && result.unmatched.length === 0;
  const Icon = isEven ? ShieldCheck : CircleAlert;
  return (
    <>
      <div className="px-4 pb-3">
        <p className={isEven ? "flex items-center gap-2 font-sign" : "flex items-center gap-2 font-sign text-fault"}>
          <Icon size={24} className={isEven ? "shrink-0 text-green-text" : "shrink-0"} aria-hidden="true" />
          {isEven
            ? t("admin.reconcile.even", { time: formatClock(result.atMs, timezone) })
            : t("admin.reconcile.off", { count: result.unmatched.length, time: formatClock(result.atMs, timezone) })}
        </p>
        <RuledRows className="mt-3">
          <RuledRow label={t("admin.reconcile.stripe")}>{formatAmount(result.stripeCents, currency)}</RuledRow>
          <RuledRow label={t("admin.reconcile.ledger")}>{formatAmount(result.ledgerCents, currency)}</RuledRow>
          <RuledRow total label={t("admin.reconcile.difference")}>
            {formatAmount(result.differenceCents, currency)}
          </RuledRow>
        </RuledRows>
      </div>
      {result.unmatched.length === 0 ? null : <Unmatched rows={result.unmatched} />}
    </>
  );
};

/** Stripe's books beside ours, to the cent, and every row that only one side has. */
export const ReconciliationCard = (): ReactNode => {
  const t = useT();
  const result = useQuery(
    useTRPC().reconciliation.get.queryOptions(undefined, { staleTime: FRESH_MS, trpc: { context: { alone: true } } }),
  );
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-3">
        <h2 className="text-lg">{t("admin.reconcile.title")}</h2>
        <Button tone="quiet" busy={result.isFetching} onClick={() => void result.refetch()}>
          <RefreshCw size={18} aria-hidden="true" />
          {t("admin.reconcile.again")}
        </Button>
      </div>
      <QueryState query={result}>{(view) => <Result result={view} />}</QueryState>
    </Card>
  );
};

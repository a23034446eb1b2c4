"use client";

import { PAYOUT_STATES } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { Cell, HeadCell, Row, Table } from "../../design/components/table.tsx";
import type { ApiOutputs } from "../../src/api/trpc.ts";
import { currencySign, formatAmount } from "../../src/i18n/format-money.ts";
import { formatClock, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { ON_PANEL } from "../round/round-columns.ts";

type Payout = ApiOutputs["payout"]["list"]["payouts"][number];

const Line = ({ payout }: { readonly payout: Payout }): ReactNode => {
  const t = useT();
  const { currency, timezone } = useMarket();
  const state = PAYOUT_STATES.find((one) => one === payout.status);
  return (
    <Row>
      <Cell className="font-strong">{payout.driverName}</Cell>
      <Cell figure>{formatAmount(payout.amountCents, currency)}</Cell>
      <Cell className={state === "failed" ? "font-strong text-fault" : ""}>
        {state === undefined ? payout.status : t(`admin.payout.${state}`)}
      </Cell>
      <Cell className="figures whitespace-nowrap">
        {t("web.dayAndTime", {
          day: formatDay(payout.createdAtMs, timezone),
          time: formatClock(payout.createdAtMs, timezone),
        })}
      </Cell>
      <Cell className={`text-xs break-all text-ink-2 ${ON_PANEL}`}>{payout.stripeId ?? ""}</Cell>
    </Row>
  );
};

export const PayoutTable = ({ payouts }: { readonly payouts: readonly Payout[] }): ReactNode => {
  const t = useT();
  return (
    <Table>
      <thead>
        <tr>
          <HeadCell>{t("admin.payouts.driver")}</HeadCell>
          <HeadCell figure>{t("admin.payouts.amount", { sign: currencySign(useMarket().currency) })}</HeadCell>
          <HeadCell>{t("admin.payouts.state")}</HeadCell>
          <HeadCell>{t("admin.payouts.made")}</HeadCell>
          <HeadCell className={ON_PANEL}>{t("admin.payouts.stripe")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {payouts.map((payout) => (
          <Line key={payout.id} payout={payout} />
        ))}
      </tbody>
    </Table>
  );
};

"use client";

import type { LotView } from "@fairmile/contracts";
import { Radar } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "../../design/components/empty-state.tsx";
import { Cell, HeadCell, Row, Table } from "../../design/components/table.tsx";
import { useNow } from "../../src/clock/use-now.ts";
import { currencySign, formatAddition, formatAmount } from "../../src/i18n/format-money.ts";
import { shortLot } from "../../src/i18n/short-lot.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { spanText } from "../admin/span-text.ts";
import { ON_PANEL } from "../round/round-columns.ts";

interface LotTableProps {
  readonly lots: readonly LotView[];
  readonly selectedId: string | null;
  readonly onSelect: (lotId: string) => void;
}

const Line = ({
  lot,
  nowMs,
  selected,
  onSelect,
}: {
  readonly lot: LotView;
  readonly nowMs: number;
  readonly selected: boolean;
  readonly onSelect: () => void;
}): ReactNode => {
  const t = useT();
  const { currency } = useMarket();
  return (
    <Row
      selected={selected}
      className={selected ? "cursor-pointer" : "cursor-pointer hover:bg-page"}
      onClick={onSelect}
    >
      <Cell>
        <button
          type="button"
          aria-pressed={selected}
          className="figures min-h-11 w-full text-start font-sign focus-visible:-outline-offset-2 panel:min-h-10"
        >
          {shortLot(lot.lotId)}
        </button>
      </Cell>
      <Cell className="max-w-40 panel:max-w-60">
        <span className="block truncate">{t("admin.live.lotOf", { store: lot.storeName, count: lot.deliveries })}</span>
        {lot.status === "open" ? null : <b className="block text-xs">{t(`admin.lot.${lot.status}`)}</b>}
      </Cell>
      <Cell figure>{lot.openedAtMs === null ? "" : spanText(nowMs - lot.openedAtMs, t)}</Cell>
      <Cell figure>{lot.reserveCents === null ? "" : formatAmount(lot.reserveCents, currency)}</Cell>
      <Cell figure className={ON_PANEL}>
        {formatAmount(lot.capCents, currency)}
      </Cell>
      <Cell figure className={ON_PANEL}>
        {lot.surgeCents === 0 ? "" : formatAddition(lot.surgeCents, currency)}
      </Cell>
      <Cell figure>{lot.candidates}</Cell>
      <Cell figure className={ON_PANEL}>
        {lot.rounds}
      </Cell>
    </Row>
  );
};

/** What is for sale: how long, how much, and for how many. */
export const LotTable = ({ lots, selectedId, onSelect }: LotTableProps): ReactNode => {
  const t = useT();
  const nowMs = useNow(1_000);
  const sign = currencySign(useMarket().currency);
  if (lots.length === 0) {
    return (
      <EmptyState icon={Radar} title={t("admin.live.empty")}>
        {t("admin.live.emptyNote")}
      </EmptyState>
    );
  }
  return (
    <Table>
      <thead className="sticky top-0 z-10 bg-surface">
        <tr>
          <HeadCell>{t("admin.live.lot")}</HeadCell>
          <HeadCell>{t("admin.live.from")}</HeadCell>
          <HeadCell figure>{t("admin.live.age")}</HeadCell>
          <HeadCell figure>{t("admin.live.reserve", { sign })}</HeadCell>
          <HeadCell figure className={ON_PANEL}>
            {t("admin.live.cap", { sign })}
          </HeadCell>
          <HeadCell figure className={ON_PANEL}>
            {t("admin.live.surge", { sign })}
          </HeadCell>
          <HeadCell figure>{t("admin.live.candidates")}</HeadCell>
          <HeadCell figure className={ON_PANEL}>
            {t("admin.live.rounds")}
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {lots.map((lot) => (
          <Line
            key={lot.lotId}
            lot={lot}
            nowMs={nowMs}
            selected={lot.lotId === selectedId}
            onSelect={() => onSelect(lot.lotId)}
          />
        ))}
      </tbody>
    </Table>
  );
};

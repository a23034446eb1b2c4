"use client";

import type { DriverReceiptView } from "@fairmile/contracts";
import type { ReactNode } from "react";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { formatClockMs, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";

/** Every figure of one driver in one round, and what each of them means. */
export const ReceiptFigures = ({ receipt }: { readonly receipt: DriverReceiptView }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const money = (amountCents: number | null): string | null =>
    amountCents === null ? null : formatMoney(amountCents, receipt.currency);
  const rows: readonly (readonly [string, string | null])[] = [
    [t("driver.figures.kind"), t(`driver.figures.kind.${receipt.kind}`)],
    [t("driver.figures.ask"), money(receipt.askCents)],
    [t("driver.figures.floor"), money(receipt.floorCents)],
    [t("driver.figures.counted"), money(Math.max(receipt.askCents, receipt.floorCents))],
    [t("driver.figures.posted"), money(receipt.postedCents)],
    [t("driver.figures.with"), money(receipt.welfareWithCents)],
    [t("driver.figures.without"), money(receipt.welfareWithoutCents)],
    [t("driver.figures.wouldHaveWon"), money(receipt.wouldHaveWonCents)],
    [t("driver.figures.pay"), money(receipt.payCents)],
    [t("driver.figures.tip"), receipt.result === "won" ? money(receipt.tipCents) : null],
    [t("driver.figures.round"), formatCount(receipt.roundNo)],
    [
      t("driver.figures.at"),
      t("web.dayAndTime", { day: formatDay(receipt.atMs, timeZone), time: formatClockMs(receipt.atMs, timeZone) }),
    ],
    [t("driver.figures.award"), receipt.award === null ? null : t(`driver.award.state.${receipt.award.status}`)],
  ];
  return (
    <section className="px-4.5">
      <h2 className="mb-2 text-lg">{t("driver.figures.title")}</h2>
      <RuledRows>
        {rows.map(([label, figure]) =>
          figure === null ? null : (
            <RuledRow key={label} label={label} strong>
              {figure}
            </RuledRow>
          ),
        )}
      </RuledRows>
      <p className="mt-3 text-sm text-ink-2">{t("driver.figures.rule")}</p>
    </section>
  );
};

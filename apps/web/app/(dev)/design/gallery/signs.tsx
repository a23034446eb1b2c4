"use client";

import type { ReactNode } from "react";
import { CountdownBar, CountdownStrip } from "../../../../design/components/countdown-bar.tsx";
import { LaneLine, progressDashes } from "../../../../design/components/lane-line.tsx";
import { LogoMark } from "../../../../design/components/logo-mark.tsx";
import { Money } from "../../../../design/components/money.tsx";
import { PayLine } from "../../../../design/components/pay-line.tsx";
import { Plate } from "../../../../design/components/plate.tsx";
import { PriceTag } from "../../../../design/components/price-tag.tsx";
import { TipTag } from "../../../../design/components/tip-tag.tsx";
import { formatMoney } from "../../../../src/i18n/format-money.ts";
import { EXPOSURE_MS, NOW_MS } from "../samples/sample-driver.ts";
import { WORDS } from "../samples/sample-words.ts";

export const Signs = (): ReactNode => (
  <section className="flex flex-col gap-4">
    <div className="flex flex-wrap items-center gap-6">
      <LogoMark size={57} className="text-green-text" />
      <Money large cents={1140} currency="EUR" className="text-3xl leading-none" />
      <Money large cents={1140} currency="JPY" className="text-3xl leading-none" />
      <Money large cents={11_400} currency="KWD" className="text-2xl leading-none" />
      <Money cents={737} currency="USD" className="text-2xl" />
      <TipTag>{formatMoney(200, "EUR")}</TipTag>
      <PriceTag>{formatMoney(870, "EUR")}</PriceTag>
      <PriceTag active>{formatMoney(737, "EUR")}</PriceTag>
      <PayLine askCents={980} payCents={1055} floorCents={742} postedCents={1140} />
      <PayLine askCents={1200} payCents={null} floorCents={742} postedCents={1140} muted />
    </div>
    <Plate className="px-6 py-5 text-xl font-strong">{WORDS.manoeuvre}</Plate>
    <CountdownBar closesAtMs={NOW_MS + 9_000} lengthMs={EXPOSURE_MS} />
    <CountdownStrip closesAtMs={NOW_MS + 4_000} lengthMs={EXPOSURE_MS} />
    <LaneLine dashes={progressDashes(5, 8)} />
  </section>
);

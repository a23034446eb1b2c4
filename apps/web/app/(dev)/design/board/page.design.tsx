"use client";

import { ChartLine, FileText, KeyRound, SquareKanban, Users, Webhook } from "lucide-react";
import { useState, type ReactNode } from "react";
import { BoardGroup } from "../../../../design/components/board-group.tsx";
import { Button } from "../../../../design/components/button.tsx";
import { Input } from "../../../../design/components/field.tsx";
import { NeedsYou } from "../../../../design/components/needs-you.tsx";
import { Rail, RailLayout } from "../../../../design/components/rail.tsx";
import { Segmented } from "../../../../design/components/segmented.tsx";
import { CarMarker } from "../../../../design/map/car-marker.tsx";
import { MapPane } from "../../../../design/map/map-pane.tsx";
import { LotMarker, NeedsMarker, StopMarker, StoreMarker } from "../../../../design/map/place-markers.tsx";
import { BoardLegend } from "../../../../features/board/board-legend.tsx";
import { boardGroups } from "../../../../features/board/board-groups.ts";
import { CsvDropHint } from "../../../../features/board/csv-drop-hint.tsx";
import { DeliveryRow } from "../../../../features/board/delivery-row.tsx";
import { QuoteCard } from "../../../../features/board/quote-card.tsx";
import { QuoteHeld } from "../../../../features/board/quote-held.tsx";
import { formatMoney } from "../../../../src/i18n/format-money.ts";
import { useT } from "../../../../src/i18n/use-t.tsx";
import { EXPOSURE_MS } from "../samples/sample-driver.ts";
import { ATTRIBUTION } from "../samples/sample-map.ts";
import { PLACES } from "../samples/sample-places.ts";
import { DELIVERED, DELIVERIES, QUOTE, STORE } from "../samples/sample-store.ts";

const nothing = (): void => undefined;
const groups = boardGroups(DELIVERIES);
const BEAT = { exposureMs: EXPOSURE_MS, roundEveryMs: 3_000 };
type Size = "small" | "medium" | "large" | "xlarge";

const BoardScene = (): ReactNode => {
  const t = useT();
  const [size, setSize] = useState<Size>("medium");
  const row = (delivery: (typeof DELIVERIES)[number]): ReactNode => (
    <DeliveryRow key={delivery.id} delivery={delivery} beat={BEAT} onOpen={nothing} />
  );
  const rail = (
    <Rail
      home="/design/board"
      homeLabel={t("store.rail.home")}
      label={t("store.rail.label")}
      items={[
        { href: "/design/board", label: t("store.rail.board"), icon: SquareKanban },
        { href: "/design/board/1", label: t("store.rail.receipts"), icon: FileText },
        { href: "/design/board/2", label: t("store.rail.settings"), icon: ChartLine },
        { href: "/design/board/3", label: t("store.rail.team"), icon: Users },
        { href: "/design/board/4", label: t("store.rail.apiKeys"), icon: KeyRound },
        { href: "/design/board/5", label: t("store.rail.webhooks"), icon: Webhook },
      ]}
    />
  );
  return (
    <RailLayout rail={rail}>
      <div className="desk:flex desk:h-dvh">
        <main className="bg-surface desk:w-133 desk:overflow-y-auto">
          <header className="px-6 pt-5 pb-2.5">
            <h1 className="text-xl">{STORE.name}</h1>
            <p className="figures mt-1 text-sm text-ink-2">
              {t("store.board.todayEach", { delivered: 23, inWindow: 22, each: formatMoney(612, "EUR") })}
            </p>
          </header>
          <div className="px-4 pb-3">
            <NeedsYou
              answers={
                <>
                  <Button tone="ink">{t("store.needs.tryAgain")}</Button>
                  <Button tone="quiet">{t("store.needs.pickupPoint")}</Button>
                  <Button tone="quiet">{t("store.needs.bringBack")}</Button>
                </>
              }
            >
              {t.rich("store.needs.nobodyIn", { address: STORE.failedAt, driver: STORE.failedBy })}
            </NeedsYou>
          </div>
          <BoardGroup title={t("store.board.finding")} count={groups.finding.length}>
            {groups.finding.map(row)}
          </BoardGroup>
          <BoardGroup title={t("store.board.onTheRoad")} count={groups.onTheRoad.length}>
            {groups.onTheRoad.map(row)}
          </BoardGroup>
          <BoardGroup title={t("store.board.readySoon")} count={groups.readySoon.length}>
            {groups.readySoon.map(row)}
          </BoardGroup>
          <BoardGroup title={t("store.board.delivered")} count={23}>
            {row(DELIVERED)}
          </BoardGroup>
        </main>
        <div className="relative hidden flex-1 desk:block">
          <MapPane
            className="absolute inset-0"
            label={t("design.map.label")}
            basemapUrl={null}
            attribution={ATTRIBUTION}
            view={{ fit: [...PLACES.board.tunde, ...PLACES.board.marta, ...PLACES.board.quote] }}
            lines={[
              { kind: "route", points: PLACES.board.marta },
              { kind: "route", points: PLACES.board.tunde },
              { kind: "way", points: PLACES.board.quote },
            ]}
          >
            <StoreMarker dark at={PLACES.board.quote[0]} />
            <StopMarker at={PLACES.board.marta[1]} />
            <StopMarker at={PLACES.board.marta[3]} />
            <StopMarker at={PLACES.board.tunde[1]} />
            <StopMarker at={PLACES.board.tunde[2]} />
            <CarMarker at={PLACES.board.marta[0]}>{STORE.cars.marta}</CarMarker>
            <CarMarker at={PLACES.board.tunde[0]}>{STORE.cars.tunde}</CarMarker>
            <LotMarker active at={PLACES.board.quote[3]}>
              {formatMoney(QUOTE.fee.amountCents, "EUR")}
            </LotMarker>
            <NeedsMarker at={PLACES.lotA}>{STORE.needsSign}</NeedsMarker>
          </MapPane>
          <div className="absolute start-3 bottom-5">
            <BoardLegend />
          </div>
        </div>
        <aside className="flex flex-col gap-3 border-s border-line bg-page px-5 py-5 desk:w-86.5 desk:overflow-y-auto">
          <h2 className="text-lg">{t("store.post.title")}</h2>
          <Input
            label={t("store.post.from")}
            defaultValue={STORE.from}
            trailing={t("store.post.ready", { time: "18:55" })}
          />
          <Input label={t("store.post.to")} defaultValue={STORE.to} />
          <Segmented<Size>
            label={t("store.quote.parcel")}
            value={size}
            onChange={setSize}
            choices={(["small", "medium", "large", "xlarge"] as const).map((value) => ({
              value,
              label: t(`store.size.${value}`),
            }))}
          />
          <QuoteCard quote={QUOTE} />
          <Button tone="signal" size={56} wide>
            {t("store.post.send")}
          </Button>
          <QuoteHeld quote={QUOTE} />
          <CsvDropHint />
        </aside>
      </div>
    </RailLayout>
  );
};

export default BoardScene;

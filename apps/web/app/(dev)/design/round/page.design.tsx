"use client";

import { Activity, ChevronLeft, ChevronRight, Gavel, Landmark, Radar, ScrollText, Users } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Card } from "../../../../design/components/card.tsx";
import { IconButton } from "../../../../design/components/icon-button.tsx";
import { Rail, RailLayout } from "../../../../design/components/rail.tsx";
import { MapPane } from "../../../../design/map/map-pane.tsx";
import { LotMarker } from "../../../../design/map/place-markers.tsx";
import { ReplayCheck } from "../../../../features/round/replay-check.tsx";
import { RoundSteps, type RoundStep } from "../../../../features/round/round-steps.tsx";
import { RoundTable, type EdgeRef } from "../../../../features/round/round-table.tsx";
import { WhyCard } from "../../../../features/round/why-card.tsx";
import { formatCount } from "../../../../src/i18n/format-distance.ts";
import { formatClockMs, formatDay } from "../../../../src/i18n/format-time.ts";
import { shortLot } from "../../../../src/i18n/short-lot.ts";
import { useT } from "../../../../src/i18n/use-t.tsx";
import { TIME_ZONE } from "../samples/sample-driver.ts";
import { ATTRIBUTION, SURGE } from "../samples/sample-map.ts";
import { PLACES } from "../samples/sample-places.ts";
import { ROUND } from "../samples/sample-round.ts";

const RoundScene = (): ReactNode => {
  const t = useT();
  const [step, setStep] = useState<RoundStep>("pay");
  const [selected, setSelected] = useState<EdgeRef>({ lotId: "bat_sample8kq2", driverId: "drv_Marta K." });
  const edge = ROUND.lots
    .find((lot) => lot.lotId === selected.lotId)
    ?.edges.find((e) => e.driverId === selected.driverId);
  const rail = (
    <Rail
      home="/design/live"
      homeLabel={t("admin.rail.home")}
      label={t("admin.rail.label")}
      items={[
        { href: "/design/live", label: t("admin.rail.live"), icon: Radar },
        { href: "/design/round", label: t("admin.rail.rounds"), icon: Gavel },
        { href: "/design/drivers", label: t("admin.rail.drivers"), icon: Users },
        { href: "/design/payouts", label: t("admin.rail.payouts"), icon: Landmark },
        { href: "/design/audit", label: t("admin.rail.audit"), icon: ScrollText },
        { href: "/design/ledger", label: t("admin.rail.ledger"), icon: Activity },
      ]}
    />
  );
  return (
    <RailLayout rail={rail}>
      <main className="flex flex-col gap-4 px-6 py-4">
        <header className="flex flex-wrap items-center gap-x-8 gap-y-3">
          <div>
            <h1 className="figures text-xl">{t("admin.round.title", { round: formatCount(ROUND.roundNo) })}</h1>
            <p className="figures text-sm text-ink-2">
              {t("admin.round.froze", {
                market: ROUND.marketName,
                day: formatDay(ROUND.frozenAtMs, TIME_ZONE),
                time: formatClockMs(ROUND.frozenAtMs, TIME_ZONE),
              })}
            </p>
          </div>
          <div className="flex gap-1">
            <IconButton boxed label={t("admin.round.previous")}>
              <ChevronLeft size={22} aria-hidden="true" />
            </IconButton>
            <IconButton boxed label={t("admin.round.next")}>
              <ChevronRight size={22} aria-hidden="true" />
            </IconButton>
          </div>
          <p className="text-sm">
            <b className="block">{t("admin.round.counts", { lots: 4, drivers: 6, asks: 13 })}</b>
            <span className="text-ink-2">{t("admin.round.inOut", { inside: 12, above: 1 })}</span>
          </p>
          <div className="ms-auto">
            <ReplayCheck round={ROUND} />
          </div>
        </header>
        <RoundSteps steps={ROUND.steps} current={step} onStep={setStep} />
        <div className="grid items-start gap-3.5 desk:grid-cols-[minmax(0,1.75fr)_minmax(0,1fr)]">
          <Card>
            <RoundTable round={ROUND} selected={selected} onSelect={setSelected} />
          </Card>
          <div className="flex flex-col gap-2.5">
            <Card className="h-100">
              <MapPane
                className="h-full"
                label={t("design.map.label")}
                basemapUrl={null}
                attribution={ATTRIBUTION}
                surge={SURGE}
                view={{ fit: PLACES.offer }}
                lines={[
                  { kind: "candidate", points: [PLACES.lotA, PLACES.store, PLACES.lotB] },
                  { kind: "route", points: PLACES.way },
                ]}
              >
                <LotMarker at={PLACES.store}>{shortLot(selected.lotId)}</LotMarker>
              </MapPane>
            </Card>
            {edge ? <WhyCard round={ROUND} lotId={selected.lotId} edge={edge} /> : null}
          </div>
        </div>
      </main>
    </RailLayout>
  );
};

export default RoundScene;

"use client";

import type { LngLat, RoundEdgeView, RoundView } from "@fairmile/contracts";
import { clsx } from "clsx";
import { useMemo, type ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { MapMarker } from "../../design/map/map-marker.tsx";
import { MapPane } from "../../design/map/map-pane.tsx";
import type { MapLine } from "../../design/map/map-types.ts";
import { LotMarker } from "../../design/map/place-markers.tsx";
import { shortLot } from "../../src/i18n/short-lot.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { atOnePlace } from "../admin/at-one-place.ts";
import type { Revealed } from "./revealed.ts";
import type { EdgeRef } from "./round-table.tsx";

interface RoundMapProps {
  readonly round: RoundView;
  readonly revealed: Revealed;
  readonly selected: EdgeRef | null;
  readonly onSelect: (edge: EdgeRef) => void;
  readonly className?: string;
}

const isRef = (ref: EdgeRef | null, lotId: string, { driverId }: RoundEdgeView): boolean =>
  ref?.lotId === lotId && ref.driverId === driverId;

/**
 * From each candidate to each lot a thin line, a dotted one from the candidate that is looked at; from a winner to its
 * lot and on to its drop-offs a green one.
 */
const linesOf = (round: RoundView, revealed: Revealed, selected: EdgeRef | null): MapLine[] => {
  const at = new Map(round.drivers.map((driver) => [driver.driverId, driver.point]));
  return round.lots.flatMap((lot) =>
    lot.edges.flatMap((edge): MapLine[] => {
      const from = at.get(edge.driverId);
      if (from === undefined) return [];
      return revealed.cleared && edge.result === "paid"
        ? [{ kind: "route", points: [from, lot.pickup, ...lot.dropoffs] }]
        : [{ kind: isRef(selected, lot.lotId, edge) ? "way" : "candidate", points: [from, lot.pickup] }];
    }),
  );
};

/** Where the round looks: at its lots, where they end, and the drivers beside them. */
const placesOf = (round: RoundView): LngLat[] => {
  const candidates = new Set(round.lots.flatMap((lot) => lot.edges.map((edge) => edge.driverId)));
  return [
    ...round.lots.flatMap((lot) => [lot.pickup, ...lot.dropoffs]),
    ...round.drivers.filter((driver) => candidates.has(driver.driverId)).map((driver) => driver.point),
  ];
};

/** A driver at the freeze: filled once the round is theirs, a ring otherwise. */
const DriverDot = ({
  driver,
  won,
}: {
  readonly driver: RoundView["drivers"][number];
  readonly won: boolean;
}): ReactNode => (
  <MapMarker at={driver.point} rank={won ? 3 : 2}>
    <span className="relative flex">
      <span
        className={clsx(
          "size-4 rounded-full border-[2.5px]",
          won ? "border-map-land bg-map-route" : "border-ink bg-map-land",
        )}
      />
      <span className="absolute top-full left-1/2 -translate-x-1/2 text-xs font-sign whitespace-nowrap [text-shadow:0_0_2px_var(--map-label-halo),0_0_4px_var(--map-label-halo)]">
        {driver.name}
      </span>
    </span>
  </MapMarker>
);

interface LotSignProps {
  /** Lots with one pickup; the first of them shows. */
  readonly lots: readonly [RoundView["lots"][number], ...RoundView["lots"]];
  readonly onSelect: (edge: EdgeRef) => void;
}

/** A pickup's lots by their short names; pressing looks at the first candidate there. */
const LotSign = ({ lots, onSelect }: LotSignProps): ReactNode => {
  const t = useT();
  const [lot, ...more] = lots;
  const read = lots.find(({ edges }) => edges.length > 0);
  const driverId = read?.edges[0]?.driverId;
  const first = shortLot(lot.lotId);
  const tag = more.length === 0 ? first : t("admin.map.tagMore", { tag: first, count: more.length });
  const names = lots.map(({ lotId }) => shortLot(lotId)).join(", ");
  return (
    <LotMarker
      at={lot.pickup}
      label={t("admin.round.lotOnMap", { tag, lot: names, store: lot.storeName })}
      {...(read === undefined || driverId === undefined
        ? {}
        : { onOpen: () => onSelect({ lotId: read.lotId, driverId }) })}
    >
      {tag}
    </LotMarker>
  );
};

const Legend = (): ReactNode => {
  const t = useT();
  return (
    <p className="absolute bottom-8.5 left-2.5 flex gap-4 rounded-inner bg-surface px-3 py-1 text-xs">
      <span className="flex items-center gap-2">
        <span className="h-1 w-5 bg-map-route" />
        {t("admin.legend.award")}
      </span>
      <span className="flex items-center gap-2">
        <span className="h-px w-5 bg-ink-2" />
        {t("admin.legend.candidate")}
      </span>
    </p>
  );
};

/** The round on the map, as far as the step under replay knows it. */
export const RoundMap = ({ round, revealed, selected, onSelect, className }: RoundMapProps): ReactNode => {
  const t = useT();
  const market = useMarket();
  const fit = useMemo(() => placesOf(round), [round]);
  return (
    <Card className={clsx("relative", className)}>
      <MapPane
        className="h-full"
        label={t("admin.round.map")}
        basemapUrl={market.basemapUrl}
        attribution={market.attribution}
        view={{ fit }}
        lines={revealed.candidates ? linesOf(round, revealed, selected) : []}
      >
        {round.drivers.map((driver) => (
          <DriverDot key={driver.driverId} driver={driver} won={revealed.cleared && driver.wonLotId !== null} />
        ))}
        {atOnePlace(round.lots).map((here) => (
          <LotSign key={here[0].lotId} lots={here} onSelect={onSelect} />
        ))}
      </MapPane>
      <Legend />
    </Card>
  );
};

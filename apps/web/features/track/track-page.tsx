"use client";

import { useQuery } from "@tanstack/react-query";
import type { PositionEvent, TrackView } from "@fairmile/contracts";
import { useState, type ReactNode } from "react";
import { ErrorState } from "../../design/components/error-state.tsx";
import { LaneLine, progressDashes } from "../../design/components/lane-line.tsx";
import { LogoMark } from "../../design/components/logo-mark.tsx";
import { Message } from "../../design/components/message.tsx";
import { Skeleton } from "../../design/components/skeleton.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { readFailure } from "../../src/api/failure.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useNow } from "../../src/clock/use-now.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { TimeZoneContext } from "../../src/market/time-zone.tsx";
import { useStream } from "../../src/stream/use-stream.ts";
import { DeliveryProofs } from "../delivery/delivery-proofs.tsx";
import { TrackMap } from "./track-map.tsx";
import { TrackSign } from "./track-sign.tsx";
import { isExpected, trackState, trackStep } from "./track-state.ts";
import { trackWords } from "./track-words.ts";

const STEPS = 8;
const MINUTE_MS = 60_000;
/** Codes that say: this link opens nothing. */
const NONE: ReadonlySet<string> = new Set(["not_found", "link_expired", "invalid_input"]);

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode => (
  <section className="border-t border-line pt-3">
    <h2 className="text-xs font-strong text-ink-2">{title}</h2>
    {children}
  </section>
);

interface ShownProps {
  readonly track: TrackView;
  readonly position: PositionEvent | null;
  readonly refetch: () => void;
}

const Shown = ({ track, position, refetch }: ShownProps): ReactNode => {
  const t = useT();
  const nowMs = useNow(MINUTE_MS);
  const { place, courier } = track;
  const state = trackState(track.status);
  const step = trackStep(track);
  const seenAtMs = courier?.positionAtMs ?? 0;
  const car = courier === null ? null : position !== null && position.atMs >= seenAtMs ? position.point : courier.point;
  return (
    <main className="mx-auto flex min-h-dvh max-w-[30rem] flex-col gap-4 px-5 pt-5 pb-10">
      <header className="flex items-center gap-3">
        <LogoMark size={36} className="shrink-0 text-green-text" />
        <div>
          <h1 className="text-lg">{t("track.title", { store: track.storeName })}</h1>
          <p className="text-sm text-ink-2">{t("track.for", { name: track.recipientName })}</p>
        </div>
      </header>
      <TrackSign track={track} />
      <div>
        <p>{trackWords(track, t, nowMs)}</p>
        {state === "onTheWay" && track.stopsAhead !== null ? (
          <p className="font-strong">{t("track.stops", { count: track.stopsAhead })}</p>
        ) : null}
        {step === null ? null : (
          <span className="mt-3 flex">
            <LaneLine dashes={progressDashes(step, STEPS)} />
          </span>
        )}
      </div>
      {track.pin === null ? null : (
        <section className="rounded-sign border-2 border-ink bg-surface px-5 py-3.5">
          <h2 className="text-xs font-strong text-ink-2">{t("track.pin")}</h2>
          <p className="figures text-3xl leading-tight font-sign tracking-[0.12em]">{track.pin}</p>
          <p className="text-sm text-ink-2">{t("track.pinNote")}</p>
        </section>
      )}
      {isExpected(state) ? <TrackMap track={track} car={car} /> : null}
      {track.proofs.length === 0 ? null : (
        <Part title={t("track.proof")}>
          <div className="mt-2">
            <DeliveryProofs proofs={track.proofs} address={place.address} onStale={refetch} />
          </div>
        </Part>
      )}
      <Part title={t("track.where")}>
        <p className="text-lg">
          {place.unit === undefined ? place.address : t("track.unit", { address: place.address, unit: place.unit })}
        </p>
      </Part>
      {track.notes === null ? null : (
        <Part title={t("track.notes")}>
          <p>{track.notes}</p>
        </Part>
      )}
      {isExpected(state) && track.isEstimate ? <p className="text-sm text-ink-3">{t("track.when.estimate")}</p> : null}
    </main>
  );
};

const Loading = (): ReactNode => {
  const t = useT();
  return (
    <main className="mx-auto flex min-h-dvh max-w-[30rem] flex-col gap-4 px-5 pt-5" role="status">
      <span className="sr-only">{t("track.loading")}</span>
      <Skeleton className="h-9 w-2/3" />
      <Skeleton className="h-28" />
      <Skeleton className="w-1/2" />
      <Skeleton className="h-72" />
    </main>
  );
};

/** The recipient's page: when, where, the driver on the map while the parcel is on its way. The link is all it takes. */
export const TrackPage = ({ token }: { readonly token: string }): ReactNode => {
  const t = useT();
  const track = useQuery(useTRPC().track.get.queryOptions({ token }));
  const [position, setPosition] = useState<PositionEvent | null>(null);
  const isNone = track.error !== null && NONE.has(readFailure(track.error).code);
  useStream({ token, enabled: track.data !== undefined && !isNone, onPosition: setPosition });
  if (isNone) return <Message title={t("track.none.title")} body={t("track.none.body")} />;
  if (track.data === undefined)
    return track.error === null ? (
      <Loading />
    ) : (
      <main className="mx-auto max-w-[30rem]">
        <ErrorState onRetry={() => void track.refetch()}>{errorText(track.error)}</ErrorState>
      </main>
    );
  return (
    <TimeZoneContext value={track.data.timezone}>
      <Shown track={track.data} position={position} refetch={() => void track.refetch()} />
    </TimeZoneContext>
  );
};

"use client";

import type { SurgeView } from "@fairmile/contracts";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { MapSurge } from "../../design/map/map-types.ts";
import { useTRPC } from "../../src/api/trpc.ts";

/** Surge moves with the rounds. */
const EVERY_MS = 15_000;

const stepOf = (shownCents: number, capCents: number): MapSurge["step"] =>
  shownCents * 3 <= capCents ? 1 : shownCents * 3 <= 2 * capCents ? 2 : 3;

export interface Surge {
  readonly areas: readonly MapSurge[];
  readonly leastCents: number;
  readonly mostCents: number;
}

/** Where lots are worth more just now, for a map; null where nowhere. */
export const useSurge = (): Surge | null => {
  const { data } = useQuery(useTRPC().surge.get.queryOptions(undefined, { refetchInterval: EVERY_MS }));
  return useMemo(() => toSurge(data), [data]);
};

const toSurge = (view: SurgeView | undefined): Surge | null => {
  const [dearest] = view?.zones ?? [];
  if (view === undefined || dearest === undefined) return null;
  return {
    areas: view.zones.map(({ ring, shownCents }) => ({
      ring,
      step: stepOf(shownCents, view.capCents),
    })),
    leastCents: view.zones.at(-1)?.shownCents ?? dearest.shownCents,
    mostCents: dearest.shownCents,
  };
};

"use client";

import { useQuery } from "@tanstack/react-query";
import type { OfferView } from "@fairmile/contracts";
import { useEffect, useState } from "react";
import { useTRPC } from "../../src/api/trpc.ts";
import { useDriver } from "../driver/use-driver.ts";

/** The stream tells of new offers at once; this is for a stream that is lost. */
const LOOK_EVERY_MS = 5_000;

export interface OffersNearby {
  readonly query: { readonly error: unknown; readonly isPending: boolean; readonly refetch: () => unknown };
  /** Best net per hour first, without those this driver passed on. */
  readonly offers: readonly OfferView[];
  readonly open: OfferView | null;
  readonly select: (offerId: string | null) => void;
  /** Not this one: it is not shown again on this device. */
  readonly pass: (offerId: string) => void;
}

/** The lots near an online driver. The best one opens by itself, until the driver asks for the list. */
export const useOffers = (): OffersNearby => {
  const isAvailable = useDriver().presence === "available";
  const query = useQuery(
    useTRPC().offer.list.queryOptions(undefined, {
      enabled: isAvailable,
      refetchInterval: LOOK_EVERY_MS,
      staleTime: 0,
    }),
  );
  const [passed, setPassed] = useState<ReadonlySet<string>>(new Set());
  const [chosenId, setChosen] = useState<string | null>(null);
  const [wantsList, setWantsList] = useState(false);

  const offers = isAvailable ? (query.data ?? []).filter((offer) => !passed.has(offer.lotId)) : [];
  const chosen = offers.find((offer) => offer.id === chosenId || offer.lotId === chosenId) ?? null;
  const open = chosen ?? (wantsList ? null : (offers[0] ?? null));
  const isEmpty = offers.length === 0;

  useEffect(() => {
    if (isEmpty) setWantsList(false);
  }, [isEmpty]);
  // An offer that was replaced by a better one of the same lot stays open as that one.
  const openLotId = open?.lotId ?? null;
  useEffect(() => {
    if (openLotId !== null) setChosen(openLotId);
  }, [openLotId]);

  return {
    query,
    offers,
    open,
    select: (offerId) => {
      setChosen(offerId);
      setWantsList(offerId === null);
    },
    pass: (offerId) => {
      const lotId = offers.find((offer) => offer.id === offerId)?.lotId ?? offerId;
      setPassed((before) => new Set([...before, lotId]));
      setChosen(null);
    },
  };
};

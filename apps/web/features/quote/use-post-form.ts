"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { postDeliveryCommand, type DeliveryView } from "@fairmile/contracts";
import { useCallback, useMemo, useState } from "react";
import { errorText, fieldTexts } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { translate } from "../../src/i18n/translate.ts";
import { useMarket } from "../../src/market/market-scope.tsx";
import { schemaTexts, textAt, type FieldTexts } from "../store/field-errors.ts";
import { useStore } from "../store/store-scope.tsx";
import { emptyForm, postInput, quoteInput, tipOf, type AddressChoice, type PostForm } from "./post-form.ts";
import { useAddressSearch } from "./use-address-search.ts";
import { useLiveQuote, type LiveQuote } from "./use-live-quote.ts";

export interface PostDesk {
  readonly form: PostForm;
  readonly change: (part: Partial<PostForm> | ((last: PostForm) => PostForm)) => void;
  readonly search: ReturnType<typeof useAddressSearch>;
  /** Where the quote goes to: the chosen address, else the likeliest one while somebody types. */
  readonly priced: AddressChoice | null;
  readonly live: LiveQuote;
  readonly tipCents: number | null;
  /** Whether the form can be sent at all: there is a card to hold the fee on. */
  readonly isReady: boolean;
  readonly isPosting: boolean;
  readonly textOf: (path: string) => string | undefined;
  /** What was found wrong with what was sent; another object after each try. */
  readonly refused: FieldTexts;
  /** What went wrong with the whole, in a sentence; null where the fields say it, or nothing did. */
  readonly failure: string | null;
  readonly post: () => void;
  /** The last delivery posted from here, until it is closed. */
  readonly posted: DeliveryView | null;
  readonly closePosted: () => void;
}

const SAMPLE_TIP_CENTS = 250;
/** Stands in for an address that was not chosen, so that the other fields are checked all the same; never sent. */
const NOWHERE: AddressChoice = { id: "", label: "", point: { lng: 0, lat: 0 } };

/** The form that posts a pickup: what stands in it, its price, and the sending of it. */
export const usePostForm = (): PostDesk => {
  const store = useStore();
  const { currency } = useMarket();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [form, setForm] = useState<PostForm>(() => emptyForm(store.locations[0]?.id ?? null));
  const [texts, setTexts] = useState<FieldTexts>({});
  const [posted, setPosted] = useState<DeliveryView | null>(null);
  const location = store.locations.find(({ id }) => id === form.locationId);
  const search = useAddressSearch(form.query, form.address, location?.place.point);
  const priced = form.address ?? search.suggestions[0] ?? null;
  const job = useMemo(() => quoteInput(form, priced), [form, priced]);
  const live = useLiveQuote(job);
  const tipCents = tipOf(form, currency);

  const sending = useMutation(
    trpc.delivery.post.mutationOptions({
      onSuccess: (made) => {
        setPosted(made);
        setTexts({});
        setForm((last) => emptyForm(last.locationId, last.proof));
        void queries.invalidateQueries(trpc.delivery.pathFilter());
      },
      onError: (error) => {
        setTexts(fieldTexts(error));
        // The quote may have been spent in the attempt, or have run out: the next one needs its own.
        live.renew();
      },
    }),
  );

  const { reset } = sending;
  const change = useCallback(
    (part: Partial<PostForm> | ((last: PostForm) => PostForm)) => {
      setForm((last) => (typeof part === "function" ? part(last) : { ...last, ...part }));
      setTexts({});
      reset();
    },
    [reset],
  );

  const post = (): void => {
    const { address } = form;
    const quote = live.isOld ? null : live.quote;
    const input = postInput(form, {
      locationId: form.locationId ?? "",
      address: address ?? NOWHERE,
      tipCents: tipCents ?? 0,
      quoteId: quote?.id,
    });
    const example = formatMoney(SAMPLE_TIP_CENTS, currency);
    const wrong: FieldTexts = {
      ...schemaTexts(postDeliveryCommand, input),
      ...(address === null ? { "dropoff.place": translate("store.post.toMissing") } : {}),
      ...(tipCents === null ? { tipCents: translate("store.post.tipInvalid", { example }) } : {}),
    };
    setTexts(wrong);
    // Without a price that holds nothing is posted: what was shown is what is paid.
    if (Object.keys(wrong).length === 0 && quote !== null) sending.mutate(input);
  };

  const quoteTexts = live.error === null ? {} : fieldTexts(live.error);
  const textOf = (path: string): string | undefined => textAt(texts, path) ?? textAt(quoteTexts, path);
  const fault = sending.error ?? live.error;
  const isInFields = Object.keys(fieldTexts(fault)).length > 0;
  return {
    form,
    change,
    search,
    priced,
    live,
    tipCents,
    isReady: store.card !== null,
    isPosting: sending.isPending,
    textOf,
    refused: texts,
    failure: fault === null || (isInFields && sending.error === null) ? null : errorText(fault),
    post,
    posted,
    closePosted: () => setPosted(null),
  };
};

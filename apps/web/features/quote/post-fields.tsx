"use client";

import { PARCEL_SIZES, type ParcelSize } from "@fairmile/contracts";
import { useState, type ReactNode } from "react";
import { Combobox } from "../../design/components/combobox.tsx";
import { Input, TextArea } from "../../design/components/field.tsx";
import { Segmented } from "../../design/components/segmented.tsx";
import { Select } from "../../design/components/select.tsx";
import { currencySign } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { useStore } from "../store/store-scope.tsx";
import { choosing, typing } from "./address-entry.ts";
import { PROOFS, type AddressChoice, type ProofChoice } from "./post-form.ts";
import { PostWindow } from "./post-window.tsx";
import { QuantityField } from "./quantity-field.tsx";
import type { PostDesk } from "./use-post-form.ts";

/** What a driver and the recipient are told, beyond what the price hangs on. */
const PostContact = ({ desk }: { readonly desk: PostDesk }): ReactNode => {
  const t = useT();
  const { form, change, textOf } = desk;
  return (
    <>
      <div className="flex gap-3">
        <Input
          className="flex-1"
          label={t("store.post.unit")}
          value={form.unit}
          onChange={(event) => change({ unit: event.target.value })}
          error={textOf("dropoff.place.unit")}
        />
        <Input
          className="flex-1"
          type="email"
          autoComplete="off"
          label={t("store.post.email")}
          value={form.email}
          onChange={(event) => change({ email: event.target.value })}
          error={textOf("dropoff.email")}
        />
      </div>
      <TextArea
        label={t("store.post.note")}
        value={form.note}
        rows={2}
        onChange={(event) => change({ note: event.target.value })}
        error={textOf("dropoff.notes")}
      />
    </>
  );
};

/** Everything that is asked to post a pickup, the ends first: with them the price shows. */
export const PostFields = ({ desk }: { readonly desk: PostDesk }): ReactNode => {
  const t = useT();
  const { locations } = useStore();
  const { currency } = useMarket();
  const { form, change, search, textOf, live } = desk;
  const [hasDetails, setDetails] = useState(false);
  const isOpen = hasDetails || ["dropoff.email", "dropoff.notes", "dropoff.place.unit"].some((at) => textOf(at));

  return (
    <div className="flex flex-col gap-2.5">
      <Select<string>
        label={t("store.post.from")}
        value={form.locationId}
        onChange={(locationId) => change({ locationId })}
        choices={locations.map((location) => ({ value: location.id, label: location.place.address }))}
        error={textOf("pickup.locationId")}
      />
      <Combobox<AddressChoice>
        label={t("store.post.to")}
        value={form.address}
        onChange={(address) => change((last) => choosing(last, address))}
        query={form.query}
        onQuery={(query) => change((last) => typing(last, query))}
        suggestions={search.suggestions}
        loading={search.loading}
        placeholder={t("store.post.toPlaceholder")}
        error={textOf("dropoff.place")}
      />
      <div className="flex gap-3">
        <Input
          className="flex-1"
          label={t("store.post.name")}
          value={form.name}
          autoComplete="off"
          onChange={(event) => change({ name: event.target.value })}
          error={textOf("dropoff.name")}
        />
        <Input
          className="flex-1"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          label={t("store.post.phone")}
          value={form.phone}
          onChange={(event) => change({ phone: event.target.value })}
          error={textOf("dropoff.phone")}
          hint={textOf("dropoff.phone") === undefined ? undefined : t("store.post.phoneHint")}
        />
      </div>
      <PostWindow form={form} change={change} quote={live.isOld ? null : live.quote} textOf={textOf}>
        <QuantityField
          value={form.quantity}
          onChange={(quantity) => change({ quantity })}
          error={textOf("parcels.0.quantity")}
        />
      </PostWindow>
      <Segmented<ParcelSize>
        label={t("store.post.parcel")}
        value={form.size}
        onChange={(size) => change({ size })}
        choices={PARCEL_SIZES.map((size) => ({ value: size, label: t(`store.size.${size}`) }))}
        error={textOf("parcels")}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select<ProofChoice>
          label={t("store.post.proof")}
          value={form.proof}
          onChange={(proof) => change({ proof })}
          choices={PROOFS.map((value) => ({ value, label: t(`store.post.proof.${value}`) }))}
          error={textOf("dropoff.verification")}
        />
        <Input
          label={t("store.post.tip")}
          value={form.tip}
          inputMode="decimal"
          autoComplete="off"
          placeholder={currencySign(currency)}
          onChange={(event) => change({ tip: event.target.value })}
          error={textOf("tipCents")}
        />
      </div>
      {isOpen ? (
        <PostContact desk={desk} />
      ) : (
        <button
          type="button"
          className="min-h-11 self-start font-strong underline underline-offset-4"
          onClick={() => setDetails(true)}
        >
          {t("store.post.details")}
        </button>
      )}
    </div>
  );
};

"use client";

import type { ReactNode } from "react";
import { Input, TextArea } from "../../design/components/field.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import type { AddressEntry } from "../quote/address-entry.ts";
import { AddressField } from "./address-field.tsx";
import { textAt, type FieldTexts } from "./field-errors.ts";
import { phoneText } from "./phone-text.ts";

/** A pickup place as it is typed. */
export interface LocationForm extends AddressEntry {
  readonly phone: string;
  readonly notes: string;
}

export const EMPTY_LOCATION: LocationForm = { address: null, query: "", phone: "", notes: "" };

/** What the API takes of it; null until an address is chosen. */
export const locationInput = (form: LocationForm, name: string) =>
  form.address === null
    ? null
    : {
        name: name.trim(),
        place: { address: form.address.label, point: form.address.point },
        ...(form.phone.trim() === "" ? {} : { phone: phoneText(form.phone) }),
        ...(form.notes.trim() === "" ? {} : { notes: form.notes.trim() }),
      };

interface LocationFieldsProps {
  readonly form: LocationForm;
  readonly onChange: (change: (last: LocationForm) => LocationForm) => void;
  readonly texts: FieldTexts;
  /** Where the location stands in the command: "location." or nothing. */
  readonly prefix: string;
}

/** Where drivers pick up, whom they call and how they find it. */
export const LocationFields = ({ form, onChange, texts, prefix }: LocationFieldsProps): ReactNode => {
  const t = useT();
  return (
    <>
      <AddressField
        label={t("store.signUp.address")}
        address={form.address}
        query={form.query}
        onChange={onChange}
        error={textAt(texts, `${prefix}place`)}
      />
      <Input
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={t("store.signUp.phone")}
        hint={t("store.signUp.phoneHint")}
        value={form.phone}
        onChange={(event) => onChange((last) => ({ ...last, phone: event.target.value }))}
        error={textAt(texts, `${prefix}phone`)}
      />
      <TextArea
        rows={2}
        label={t("store.signUp.notes")}
        hint={t("store.signUp.notesHint")}
        value={form.notes}
        onChange={(event) => onChange((last) => ({ ...last, notes: event.target.value }))}
        error={textAt(texts, `${prefix}notes`)}
      />
    </>
  );
};

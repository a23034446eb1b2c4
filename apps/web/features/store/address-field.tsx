"use client";

import type { ReactNode } from "react";
import { Combobox } from "../../design/components/combobox.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import type { AddressChoice } from "../quote/post-form.ts";
import { useAddressSearch } from "../quote/use-address-search.ts";

interface AddressFieldProps {
  readonly label: string;
  readonly value: AddressChoice | null;
  readonly query: string;
  readonly onChange: (value: AddressChoice | null, query: string) => void;
  readonly error: string | undefined;
}

/** An address of this market, found as it is typed. */
export const AddressField = ({ label, value, query, onChange, error }: AddressFieldProps): ReactNode => {
  const t = useT();
  const search = useAddressSearch(query, value);
  return (
    <Combobox<AddressChoice>
      label={label}
      value={value}
      onChange={(next) => onChange(next, next === null ? query : next.label)}
      query={query}
      onQuery={(typed) => onChange(value?.label === typed ? value : null, typed)}
      suggestions={search.suggestions}
      loading={search.loading}
      placeholder={t("store.post.toPlaceholder")}
      error={error}
    />
  );
};

"use client";

import type { ReactNode } from "react";
import { Combobox } from "../../design/components/combobox.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { choosing, typing, type AddressEntry } from "../quote/address-entry.ts";
import type { AddressChoice } from "../quote/post-form.ts";
import { useAddressSearch } from "../quote/use-address-search.ts";

interface AddressFieldProps extends AddressEntry {
  readonly label: string;
  readonly onChange: (change: <E extends AddressEntry>(last: E) => E) => void;
  readonly error: string | undefined;
}

/** An address of this market, found as it is typed. */
export const AddressField = ({ label, address, query, onChange, error }: AddressFieldProps): ReactNode => {
  const t = useT();
  const search = useAddressSearch(query, address);
  return (
    <Combobox<AddressChoice>
      label={label}
      value={address}
      onChange={(next) => onChange((last) => choosing(last, next))}
      query={query}
      onQuery={(typed) => onChange((last) => typing(last, typed))}
      suggestions={search.suggestions}
      loading={search.loading}
      placeholder={t("store.post.toPlaceholder")}
      error={error}
    />
  );
};

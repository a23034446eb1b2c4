"use client";

import { useState, type ReactNode } from "react";
import { Checkbox } from "../../../../design/components/checkbox.tsx";
import { Combobox, type Suggestion } from "../../../../design/components/combobox.tsx";
import { Input, TextArea } from "../../../../design/components/field.tsx";
import { Segmented } from "../../../../design/components/segmented.tsx";
import { Select } from "../../../../design/components/select.tsx";
import { Switch } from "../../../../design/components/switch.tsx";
import { useT } from "../../../../src/i18n/use-t.tsx";
import { WORDS } from "../samples/sample-words.ts";

type Proof = (typeof WORDS.proofs)[number]["value"];

export const Fields = (): ReactNode => {
  const t = useT();
  const [query, setQuery] = useState("");
  const [address, setAddress] = useState<Suggestion | null>(null);
  const [proof, setProof] = useState<Proof>("pin");
  const [on, setOn] = useState(true);
  const suggestions = WORDS.addresses.filter(
    (a) => query.trim() !== "" && a.label.toLowerCase().startsWith(query.toLowerCase()),
  );
  return (
    <section className="grid gap-4 panel:grid-cols-2">
      <Input label={WORDS.street} hint={WORDS.streetHint} defaultValue={WORDS.addresses[0].label} />
      <Input label={WORDS.street} error={WORDS.streetError} defaultValue={WORDS.addresses[1].label} />
      <Combobox
        label={WORDS.street}
        query={query}
        onQuery={setQuery}
        value={address}
        onChange={setAddress}
        suggestions={suggestions}
      />
      <Select<Proof> label={WORDS.proof} value={proof} onChange={setProof} choices={WORDS.proofs} />
      <Segmented<Proof> label={WORDS.proof} value={proof} onChange={setProof} choices={WORDS.proofs} />
      <TextArea label={WORDS.notes} />
      <Switch label={t("driver.online")} checked={on} onChange={setOn} />
      <Checkbox label={WORDS.terms} checked={on} onChange={setOn} />
    </section>
  );
};

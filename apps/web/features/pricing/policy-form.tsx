"use client";

import type { ReactNode } from "react";
import { Input } from "../../design/components/field.tsx";
import { Switch } from "../../design/components/switch.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import { fieldsOf, POLICY_SECTIONS, type PolicyField, type PolicyPath, type PolicySection } from "./policy-fields.ts";
import { unitText } from "./unit-text.ts";
import type { PolicyDraft } from "./use-policy-draft.ts";

interface PolicyFormProps {
  readonly draft: PolicyDraft;
  /** What the schema or the server refuses, by path. */
  readonly refused: Readonly<Partial<Record<PolicyPath, string>>>;
  readonly isReadOnly: boolean;
}

const Figure = ({
  field,
  draft,
  refused,
  isReadOnly,
}: PolicyFormProps & { readonly field: PolicyField }): ReactNode => {
  const t = useT();
  const { currency } = useMarket();
  const { path, unit } = field;
  const text = draft.textOf(path, unit);
  const label = t(`admin.policy.${path}`);
  if (unit === "flag") {
    return (
      <Switch
        className="self-end"
        label={label}
        checked={text === "on"}
        disabled={isReadOnly}
        onChange={(on) => draft.type(path, on ? "on" : "off")}
      />
    );
  }
  return (
    <Input
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      onChange={(event) => draft.type(path, event.target.value)}
      error={draft.errors[path] ?? refused[path]}
      disabled={isReadOnly}
      trailing={unitText(unit, currency, t)}
    />
  );
};

const Section = ({ section, ...form }: PolicyFormProps & { readonly section: PolicySection }): ReactNode => {
  const t = useT();
  return (
    <section className="border-t border-line px-4 py-4 first:border-t-0 panel:px-5">
      <h2 className="text-lg">{t(`admin.policySection.${section}`)}</h2>
      <p className="mt-1 mb-3 max-w-prose text-sm text-ink-2">{t(`admin.policySection.${section}.note`)}</p>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(12.5rem,1fr))] items-start gap-x-4 gap-y-3">
        {fieldsOf(section).map((field) => (
          <Figure key={field.path} field={field} {...form} />
        ))}
      </div>
    </section>
  );
};

/** Every figure of the policy, grouped, with its unit. */
export const PolicyForm = (props: PolicyFormProps): ReactNode => (
  <>
    {POLICY_SECTIONS.map((section) => (
      <Section key={section} section={section} {...props} />
    ))}
  </>
);

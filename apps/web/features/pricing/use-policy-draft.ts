"use client";

import type { PricingPolicy } from "@fairmile/contracts";
import { useMemo, useState } from "react";
import { translate } from "../../src/i18n/translate.ts";
import { useMarket } from "../../src/market/market-scope.tsx";
import { policyDiff, type PolicyChange } from "./policy-diff.ts";
import { POLICY_FIELDS, type PolicyPath, type PolicyUnit } from "./policy-fields.ts";
import { readValue, typedValue, valueAt, withValue } from "./policy-values.ts";

/** Only what somebody typed: the rest follows the version in force, also when a newer one comes. */
type Typed = Readonly<Partial<Record<PolicyPath, string>>>;

export interface PolicyDraft {
  readonly policy: PricingPolicy;
  readonly changes: readonly PolicyChange[];
  /** What is wrong with what was typed, by path. */
  readonly errors: Readonly<Partial<Record<PolicyPath, string>>>;
  readonly textOf: (path: PolicyPath, unit: PolicyUnit) => string;
  readonly type: (path: PolicyPath, text: string) => void;
  readonly clear: () => void;
}

/** A draft over the policy in force. */
export const usePolicyDraft = (base: PricingPolicy): PolicyDraft => {
  const { currency } = useMarket();
  const [typed, setTyped] = useState<Typed>({});
  const draft = useMemo(() => {
    let policy = base;
    const errors: Partial<Record<PolicyPath, string>> = {};
    for (const { path, unit } of POLICY_FIELDS) {
      const text = typed[path];
      if (text === undefined) continue;
      const value = readValue(text, unit, currency);
      if (value === null) errors[path] = translate("admin.pricing.notAFigure");
      else policy = withValue(policy, path, value);
    }
    return { policy, errors, changes: policyDiff(base, policy) };
  }, [base, typed, currency]);
  return {
    ...draft,
    textOf: (path, unit) => typed[path] ?? typedValue(valueAt(base, path), unit, currency),
    type: (path, text) => setTyped((before) => ({ ...before, [path]: text })),
    clear: () => setTyped({}),
  };
};

import type { PricingPolicy } from "@fairmile/contracts";
import { POLICY_FIELDS, type PolicyField } from "./policy-fields.ts";
import { valueAt, type PolicyValue } from "./policy-values.ts";

export interface PolicyChange extends PolicyField {
  readonly from: PolicyValue;
  readonly to: PolicyValue;
}

/** What differs between two policies, in the order of the form. */
export const policyDiff = (from: PricingPolicy, to: PricingPolicy): PolicyChange[] =>
  POLICY_FIELDS.flatMap((field) => {
    const change = { ...field, from: valueAt(from, field.path), to: valueAt(to, field.path) };
    return change.from === change.to ? [] : [change];
  });

"use client";

import type { ReactNode } from "react";
import { RuledRow, RuledRows } from "../../design/components/ruled-rows.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import type { PolicyChange } from "./policy-diff.ts";
import type { PolicyPath, PolicySection } from "./policy-fields.ts";
import { valueText } from "./unit-text.ts";

const sectionOf = (path: PolicyPath): PolicySection => path.split(".")[0] as PolicySection;

/** What differs: the figure's name, what it was, what it becomes. */
export const ChangeList = ({ changes }: { readonly changes: readonly PolicyChange[] }): ReactNode => {
  const t = useT();
  const { currency } = useMarket();
  return (
    <RuledRows>
      {changes.map(({ path, unit, from, to }) => (
        <RuledRow
          key={path}
          label={
            <>
              <span className="block text-xs text-ink-2">{t(`admin.policySection.${sectionOf(path)}`)}</span>
              {t(`admin.policy.${path}`)}
            </>
          }
        >
          {t.rich("admin.pricing.fromTo", {
            from: valueText(from, unit, currency, t),
            to: valueText(to, unit, currency, t),
          })}
        </RuledRow>
      ))}
    </RuledRows>
  );
};

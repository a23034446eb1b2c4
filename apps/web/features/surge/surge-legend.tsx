import type { ReactNode } from "react";
import { formatMoney } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMarket } from "../../src/market/market-scope.tsx";
import type { Surge } from "./use-surge.ts";

/** What the yellow on a map means, in words: the amounts that are added to lots there. */
export const SurgeLegend = ({ surge }: { readonly surge: Surge }): ReactNode => {
  const t = useT();
  const { currency } = useMarket();
  const most = formatMoney(surge.mostCents, currency);
  return (
    <span className="flex items-center gap-1.5">
      <span className="size-4 rounded-sm border border-(--map-surge-line) bg-(--map-surge-2)" aria-hidden="true" />
      {surge.leastCents === surge.mostCents
        ? t("design.surge.one", { amount: most })
        : t("design.surge.range", { least: formatMoney(surge.leastCents, currency), most })}
    </span>
  );
};

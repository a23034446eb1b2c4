"use client";

import type { Currency, LedgerView } from "@fairmile/contracts";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { formatAmount } from "../../src/i18n/format-money.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { AccountName } from "./account-name.tsx";
import { groupAccounts, type AccountGroup } from "./account-groups.ts";

interface GroupProps {
  readonly group: AccountGroup;
  readonly currency: Currency;
}

const LINE = "flex min-h-10 items-center justify-between gap-4 py-1.5 text-sm";

/** A kind of account with its sum; the single accounts below it on demand. */
const Group = ({ group, currency }: GroupProps): ReactNode => {
  const t = useT();
  const figure = <span className="figures shrink-0 font-strong">{formatAmount(group.balanceCents, currency)}</span>;
  if (group.members.length === 0) {
    return (
      <li className={`${LINE} border-t border-line ps-4 pe-4`}>
        <AccountName account={group.name} />
        {figure}
      </li>
    );
  }
  return (
    <li className="border-t border-line">
      <details>
        <summary className={`${LINE} min-h-11 list-none px-4 focus-visible:-outline-offset-2`}>
          <span>
            <AccountName account={group.name} />
            <span className="ms-1.5 text-xs text-ink-2 underline underline-offset-3">
              {t("admin.ledger.members", { count: group.members.length })}
            </span>
          </span>
          {figure}
        </summary>
        <ul className="pb-2">
          {group.members.map(({ account, balanceCents }) => (
            <li key={account} className="flex justify-between gap-4 px-4 py-1 ps-7 text-xs">
              <span className="break-all text-ink-2">{account.slice(group.name.length + 1)}</span>
              <span className="figures shrink-0">{formatAmount(balanceCents, currency)}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
};

/** Every account with its balance, and that they come to nothing together. */
export const AccountList = ({ ledger }: { readonly ledger: Omit<LedgerView, "entries"> }): ReactNode => {
  const t = useT();
  const isEven = ledger.sumCents === 0;
  return (
    <Card>
      <h2 className="px-4 py-3 text-lg">{t("admin.ledger.accounts")}</h2>
      <ul>
        {groupAccounts(ledger.accounts).map((group) => (
          <Group key={group.name} group={group} currency={ledger.currency} />
        ))}
      </ul>
      <p className="flex items-center justify-between gap-4 border-t-2 border-ink px-4 py-2.5 font-sign">
        <span>{isEven ? t("admin.ledger.sum") : t("admin.ledger.sumOff")}</span>
        <span className={isEven ? "figures" : "figures flex items-center gap-1.5 text-fault"}>
          {isEven ? null : <CircleAlert size={18} aria-hidden="true" />}
          {formatAmount(ledger.sumCents, ledger.currency)}
        </span>
      </p>
    </Card>
  );
};

"use client";

import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";
import { kindOf } from "./account-groups.ts";

/** An account in words, with whose it is. */
export const AccountName = ({ account }: { readonly account: string }): ReactNode => {
  const t = useT();
  const kind = kindOf(account);
  const [head = account, owner] = account.split(":");
  return (
    <>
      {kind === null ? head : t(`admin.account.${kind}`)}
      {owner === undefined ? null : <span className="ms-1.5 text-xs break-all text-ink-3">{owner}</span>}
    </>
  );
};

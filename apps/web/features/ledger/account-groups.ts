import type { LedgerView } from "@fairmile/contracts";

/** What an account is for; the part of its name before the colon. Total over the ledger's accounts, in reading order. */
export const ACCOUNT_KINDS = [
  "stripe_balance",
  "store_receivable",
  "driver_payable",
  "driver_tips_payable",
  "tax_payable",
  "revenue",
  "driver_cost",
  "processor_fees",
  "refunds",
  "bank",
  "card_hold",
  "card_hold_contra",
  "driver_commitment",
  "driver_commitment_contra",
  "driver_balance",
  "driver_in_transit",
  "driver_paid",
  "driver_balance_contra",
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

type Account = LedgerView["accounts"][number];

export interface AccountGroup {
  /** Null for a name this page does not know. */
  readonly kind: AccountKind | null;
  readonly name: string;
  readonly balanceCents: number;
  /** The accounts of single stores or drivers; empty where the kind has one account only. */
  readonly members: readonly Account[];
}

export const kindOf = (account: string): AccountKind | null => {
  const [head] = account.split(":");
  return ACCOUNT_KINDS.find((kind) => kind === head) ?? null;
};

/** Accounts by what they are for, each kind with its sum; in the order above, unknown names last. */
export const groupAccounts = (accounts: readonly Account[]): AccountGroup[] => {
  const groups = new Map<string, Account[]>();
  for (const account of accounts) {
    const [head = ""] = account.account.split(":");
    groups.set(head, [...(groups.get(head) ?? []), account]);
  }
  const rank = (kind: AccountKind | null): number =>
    kind === null ? ACCOUNT_KINDS.length : ACCOUNT_KINDS.indexOf(kind);
  return [...groups]
    .map(([name, members]) => ({
      name,
      kind: kindOf(name),
      balanceCents: members.reduce((sum, { balanceCents }) => sum + balanceCents, 0),
      members: members.filter(({ account }) => account !== name),
    }))
    .sort((a, b) => rank(a.kind) - rank(b.kind));
};

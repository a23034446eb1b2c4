import { describe, expect, it } from "vitest";
import { groupAccounts } from "./account-groups.ts";

describe("accounts by what they are for", () => {
  const groups = groupAccounts([
    { account: "card_hold:sto_1", balanceCents: 700 },
    { account: "card_hold:sto_2", balanceCents: 300 },
    { account: "card_hold_contra", balanceCents: -1_000 },
    { account: "stripe_balance", balanceCents: 55 },
    { account: "something_new", balanceCents: -55 },
  ]);

  it("sums the accounts of one kind and keeps them apart below", () => {
    const held = groups.find(({ kind }) => kind === "card_hold");
    expect(held?.balanceCents).toBe(1_000);
    expect(held?.members.map(({ account }) => account)).toEqual(["card_hold:sto_1", "card_hold:sto_2"]);
  });

  it("gives an account without an owner no members, and no name twice", () => {
    expect(groups.find(({ kind }) => kind === "stripe_balance")?.members).toEqual([]);
    expect(groups.map(({ name }) => name)).toEqual([
      "stripe_balance",
      "card_hold",
      "card_hold_contra",
      "something_new",
    ]);
  });

  it("loses no cent, not even of an account it does not know", () => {
    expect(groups.reduce((sum, { balanceCents }) => sum + balanceCents, 0)).toBe(0);
    expect(groups.at(-1)).toMatchObject({ kind: null, name: "something_new", balanceCents: -55 });
  });
});

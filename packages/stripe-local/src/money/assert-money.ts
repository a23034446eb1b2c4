import type { Scope } from "../core/scope.ts";
import { untransferredCents } from "./untransferred.ts";

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`the double's money does not add up: ${what}`);
};

/** Asserts the money of everything a transaction has written. A failure is a fault of the double: nothing is committed. */
export const assertMoney = (scope: Scope): void => {
  const { tx } = scope;
  for (const { value: t } of tx.written("balance_transaction")) {
    must(Number.isSafeInteger(t.amount) && Number.isSafeInteger(t.fee) && t.fee >= 0, `${t.id} is not in integers`);
    must(t.net === t.amount - t.fee, `${t.id}: net is amount less fee`);
  }
  for (const { value: p } of tx.written("payment_intent")) {
    must(p.amount_received + p.amount_capturable <= p.amount, `${p.id}: received and capturable within its amount`);
  }
  for (const { value: c } of tx.written("charge")) {
    must(c.amount_captured >= 0 && c.amount_captured <= c.amount, `${c.id}: captured within what was authorised`);
    must(c.amount_refunded >= 0 && c.amount_refunded <= c.amount, `${c.id}: refunded within its amount`);
  }
  for (const { value: t, account } of tx.written("transfer")) {
    must(
      t.amount > 0 && t.amount_reversed >= 0 && t.amount_reversed <= t.amount,
      `${t.id}: reversed within its amount`,
    );
    const source = typeof t.source_transaction === "string" ? tx.get("charge", t.source_transaction) : undefined;
    if (source)
      must(
        untransferredCents(scope.within(account), source.value) >= 0,
        `${source.id}: transfers within what was captured`,
      );
  }
};

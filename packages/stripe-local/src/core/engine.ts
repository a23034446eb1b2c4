import type { Clock } from "@fairmile/contracts";
import { assertMoney } from "../money/assert-money.ts";
import { expireHold } from "../resources/cancel-payment.ts";
import { expireCheckout } from "../resources/complete-checkout.ts";
import { settlePayout, submitPayout } from "../resources/payouts.ts";
import type { Store } from "../store/store.ts";
import type { Alarm } from "../store/tables.ts";
import type { Dispatcher } from "../webhooks/dispatcher.ts";
import type { Mint } from "./mint.ts";
import { createScope, type Scope, type ScopeOptions } from "./scope.ts";

const ALARMS: Readonly<Record<Alarm["kind"], (scope: Scope, subject: string) => void>> = {
  checkout_expires: expireCheckout,
  hold_expires: expireHold,
  payout_submitted: submitPayout,
  payout_arrives: settlePayout,
};

export interface Engine {
  readonly nowMs: () => number;
  /** Does what has become due by the double's clock: holds that lapse, payouts that leave and arrive. */
  readonly tick: () => void;
  /** Runs work in one transaction; it is committed on return and dropped when it throws. */
  readonly transact: <T>(who: Pick<ScopeOptions, "account" | "request">, work: (scope: Scope) => T) => T;
  /** Resolves when all that was committed is safe. */
  readonly durable: () => Promise<void>;
}

export interface EngineOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly mint: Mint;
  readonly baseUrl: () => string;
  readonly targets: readonly string[];
  readonly dispatcher: Dispatcher;
}

export const createEngine = ({ store, clock, mint, baseUrl, targets, dispatcher }: EngineOptions): Engine => {
  // The double's time never runs backwards, even when it is restarted under a clock that does.
  const nowMs = (): number => Math.max(clock.now(), store.latestMs());

  const transact: Engine["transact"] = (who, work) => {
    const tx = store.begin();
    const atMs = nowMs();
    const scope = createScope({ ...who, tx, nowMs: atMs, mint, baseUrl: baseUrl(), targets });
    const result = work(scope);
    assertMoney(scope);
    tx.commit(atMs);
    const owed = tx.written("delivery");
    // Nobody hears of what could still be lost. A broken disk shows in `durable()`, which every answer waits for.
    if (owed.length > 0)
      store.durable().then(
        () => dispatcher.add(owed),
        () => undefined,
      );
    return result;
  };

  const tick = (): void => {
    const due = [...store.rows("alarm")]
      .filter(({ value }) => value.atMs <= nowMs())
      .toSorted((a, b) => a.value.atMs - b.value.atMs);
    for (const { id, account, value } of due) {
      transact({ account, request: { id: null, idempotency_key: null } }, (scope) => {
        scope.tx.remove("alarm", id);
        ALARMS[value.kind](scope, value.subject);
      });
    }
  };

  return { nowMs, tick, transact, durable: store.durable };
};

import { getEarnings } from "./earnings/get.ts";
import { moneyHealth } from "./health/money.ts";
import { getLedger } from "./ledger/get.ts";
import { refreshOwnPayoutAccount } from "./payout-account/refresh.ts";
import { startOwnPayoutAccount } from "./payout-account/start.ts";
import { listPayouts } from "./payout/list.ts";
import { runPayoutsNow } from "./payout/run-now.ts";
import { getReconciliation } from "./reconciliation/get.ts";

/** Everything about money that is asked by name, by entity. */
export const moneyVerbs = {
  earnings: { get: getEarnings },
  payoutAccount: { start: startOwnPayoutAccount, refresh: refreshOwnPayoutAccount },
  ledger: { get: getLedger },
  payout: { list: listPayouts, runNow: runPayoutsNow },
  reconciliation: { get: getReconciliation },
  health: { money: moneyHealth },
};

import type Stripe from "stripe";
import { PLATFORM, find } from "../core/scope.ts";
import { listPage } from "../http/list-page.ts";
import { created, currency, page, paramsOf, text } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import { fundsOf } from "../money/book.ts";
import { accountOf } from "./accounts.ts";

export const balanceRoutes = [
  route({
    method: "GET",
    path: "/v1/balance",
    params: paramsOf<Stripe.BalanceRetrieveParams>()({}),
    run: (scope) => {
      const funds = [...fundsOf(scope)];
      if (funds.length === 0) {
        const home = scope.account === PLATFORM ? "usd" : accountOf(scope, scope.account).currency;
        funds.push([home, { available: 0, pending: 0 }]);
      }
      const line = (code: string, amount: number) => ({ amount, currency: code, source_types: { card: amount } });
      return {
        object: "balance",
        available: funds.map(([code, { available }]) => line(code, available)),
        connect_reserved: funds.map(([code]) => line(code, 0)),
        instant_available: funds.map(([code, { available, pending }]) => line(code, Math.max(0, available + pending))),
        livemode: false,
        pending: funds.map(([code, { pending }]) => line(code, pending)),
      } satisfies Stripe.Balance;
    },
  }),
  route({
    method: "GET",
    path: "/v1/balance_transactions",
    params: paramsOf<Stripe.BalanceTransactionListParams>()({
      ...page,
      created: created.optional(),
      currency: currency.optional(),
      source: text.optional(),
      type: text.optional(),
    }),
    run: (scope, params) =>
      listPage(
        scope,
        "balance_transaction",
        "/v1/balance_transactions",
        params,
        (t) =>
          (params.currency === undefined || t.currency === params.currency) &&
          (params.source === undefined || t.source === params.source) &&
          (params.type === undefined || t.type === params.type),
      ),
  }),
  route({
    method: "GET",
    path: "/v1/balance_transactions/:id",
    params: paramsOf<Stripe.BalanceTransactionRetrieveParams>()({}),
    run: (scope, _, ids) => find(scope, "balance_transaction", idOf(ids)),
  }),
];

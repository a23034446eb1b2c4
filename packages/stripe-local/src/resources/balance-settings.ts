import type Stripe from "stripe";
import { z } from "zod";
import type { Scope } from "../core/scope.ts";
import { DAY_MS } from "../core/seconds.ts";
import { paramsOf } from "../http/params.ts";
import { route } from "../http/route.ts";
import { SETTLEMENT_MS } from "../money/book.ts";
import { bankOf } from "./payouts.ts";

/** The one schedule the double has: nothing is paid out unless it is asked for. */
const settingsOf = (scope: Scope): Stripe.BalanceSettings => ({
  object: "balance_settings",
  payments: {
    debit_negative_balances: false,
    payouts: {
      automatic_transfer_rules_by_currency: null,
      minimum_balance_by_currency: null,
      schedule: { interval: "manual" },
      statement_descriptor: null,
      status: bankOf(scope) === null ? "disabled" : "enabled",
    },
    settlement_timing: { delay_days: SETTLEMENT_MS / DAY_MS, start_of_day: null },
  },
});

export const balanceSettingsRoutes = [
  route({
    method: "GET",
    path: "/v1/balance_settings",
    params: paramsOf<Stripe.BalanceSettingsRetrieveParams>()({}),
    run: settingsOf,
  }),
  route({
    method: "POST",
    path: "/v1/balance_settings",
    params: paramsOf<Stripe.BalanceSettingsUpdateParams>()({
      payments: z
        .strictObject({
          payouts: z.strictObject({ schedule: z.strictObject({ interval: z.enum(["manual"]) }).optional() }).optional(),
        })
        .optional(),
    }),
    run: settingsOf,
  }),
];

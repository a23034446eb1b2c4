import type Stripe from "stripe";
import { toSeconds } from "../core/seconds.ts";
import { requirementsOf, takesPayouts, takesTransfers, type AccountRecord } from "./account-record.ts";

const bankAccount = (account: AccountRecord): Stripe.BankAccount[] =>
  account.bank === null
    ? []
    : [
        {
          id: account.bank.id,
          object: "bank_account",
          account: account.id,
          account_holder_name: null,
          account_holder_type: null,
          account_type: null,
          available_payout_methods: ["standard", "instant"],
          bank_name: "STRIPE TEST BANK",
          country: account.country ?? "US",
          currency: account.currency,
          default_for_currency: true,
          fingerprint: `local${account.bank.last4}`,
          last4: account.bank.last4,
          metadata: {},
          routing_number: "110000000",
          status: "new",
        },
      ];

/** The v1 object of a connected account: what `account.updated` carries and `accounts.retrieve` gives. */
export const accountV1 = (account: AccountRecord): Stripe.Account => {
  const due = [...requirementsOf(account)];
  const requirements = {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: due.length > 0 ? ("requirements.past_due" as const) : null,
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  };
  return {
    id: account.id,
    object: "account",
    business_profile: null,
    business_type: account.entityType ?? "individual",
    capabilities: account.transfersRequested ? { transfers: takesTransfers(account) ? "active" : "inactive" } : {},
    charges_enabled: false,
    controller: {
      fees: { payer: account.feesCollector === "stripe" ? "account" : "application" },
      is_controller: true,
      losses: { payments: account.lossesCollector },
      requirement_collection: "stripe",
      stripe_dashboard: { type: account.dashboard ?? "none" },
      type: "application",
    },
    country: account.country ?? "US",
    created: toSeconds(account.createdMs),
    default_currency: account.currency,
    details_submitted: account.onboarded,
    email: account.contactEmail,
    external_accounts: {
      object: "list",
      data: bankAccount(account),
      has_more: false,
      url: `/v1/accounts/${account.id}/external_accounts`,
    },
    future_requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: [],
      disabled_reason: null,
      errors: [],
      eventually_due: [],
      past_due: [],
      pending_verification: [],
    },
    metadata: account.metadata,
    payouts_enabled: takesPayouts(account),
    requirements,
    settings: null,
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: account.dashboard === "express" ? "express" : "none",
  } satisfies Stripe.Account;
};

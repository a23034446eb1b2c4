import type Stripe from "stripe";
import { toRfc3339 } from "../core/seconds.ts";
import { requirementsOf, takesPayouts, takesTransfers, type AccountRecord } from "./account-record.ts";

type V2Account = Stripe.V2.Core.Account;
/** The parts of an account that are only shown when asked for. */
export type AccountPart = "configuration.recipient" | "defaults" | "future_requirements" | "identity" | "requirements";

const capability = (active: boolean) =>
  active
    ? { status: "active" as const, status_details: [] }
    : {
        status: "restricted" as const,
        status_details: [{ code: "requirements_past_due" as const, resolution: "provide_info" as const }],
      };

const recipientOf = (account: AccountRecord): Stripe.V2.Core.Account.Configuration.Recipient => ({
  applied: account.transfersRequested,
  capabilities: account.transfersRequested
    ? {
        stripe_balance: {
          payouts: capability(takesPayouts(account)),
          stripe_transfers: capability(takesTransfers(account)),
        },
      }
    : {},
});

const requirementsPart = (account: AccountRecord): Stripe.V2.Core.Account.Requirements => {
  const entries = requirementsOf(account).map((description): Stripe.V2.Core.Account.Requirements.Entry => ({
    awaiting_action_from: "user",
    description,
    errors: [],
    impact: {
      restricts_capabilities: [
        { capability: "stripe_balance.stripe_transfers", configuration: "recipient", deadline: { status: "past_due" } },
      ],
    },
    minimum_deadline: { status: "past_due" },
    requested_reasons: [{ code: "routine_onboarding" }],
  }));
  return { entries, ...(entries.length > 0 ? { summary: { minimum_deadline: { status: "past_due" } } } : {}) };
};

const identityPart = (account: AccountRecord): Stripe.V2.Core.Account.Identity => ({
  ...(account.country === null ? {} : { country: account.country }),
  ...(account.entityType === null ? {} : { entity_type: account.entityType }),
  ...(account.givenName === null && account.surname === null
    ? {}
    : {
        individual: {
          account: account.id,
          created: toRfc3339(account.createdMs),
          id: `person_${account.id.slice(5)}`,
          object: "v2.core.account_person",
          updated: toRfc3339(account.createdMs),
          ...(account.givenName === null ? {} : { given_name: account.givenName }),
          ...(account.surname === null ? {} : { surname: account.surname }),
        },
      }),
});

/** The Accounts v2 object, with the parts asked for by `include`. */
export const accountV2 = (account: AccountRecord, include: readonly AccountPart[]): V2Account => {
  const shows = (part: AccountPart): boolean => include.includes(part);
  return {
    id: account.id,
    object: "v2.core.account",
    applied_configurations: account.transfersRequested ? ["recipient"] : [],
    closed: false,
    ...(account.contactEmail === null ? {} : { contact_email: account.contactEmail }),
    ...(account.contactPhone === null ? {} : { contact_phone: account.contactPhone }),
    created: toRfc3339(account.createdMs),
    ...(account.dashboard === null ? {} : { dashboard: account.dashboard }),
    ...(account.displayName === null ? {} : { display_name: account.displayName }),
    livemode: false,
    metadata: account.metadata,
    ...(shows("configuration.recipient") ? { configuration: { recipient: recipientOf(account) } } : {}),
    ...(shows("defaults")
      ? {
          defaults: {
            currency: account.currency,
            locales: [],
            responsibilities: {
              fees_collector: account.feesCollector,
              losses_collector: account.lossesCollector,
              requirements_collector: "stripe",
            },
          },
        }
      : {}),
    ...(shows("future_requirements") ? { future_requirements: { entries: [] } } : {}),
    ...(shows("identity") ? { identity: identityPart(account) } : {}),
    ...(shows("requirements") ? { requirements: requirementsPart(account) } : {}),
  } satisfies V2Account;
};

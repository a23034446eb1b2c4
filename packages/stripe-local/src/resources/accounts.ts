import type Stripe from "stripe";
import { z } from "zod";
import { Refusal } from "../core/refusal.ts";
import { PLATFORM, type Scope } from "../core/scope.ts";
import { paramsOf } from "../http/params.ts";
import { idOf, route } from "../http/route.ts";
import type { AccountRecord } from "./account-record.ts";
import { accountV1 } from "./account-v1.ts";
import { accountV2, type AccountPart } from "./account-v2.ts";

const parts = ["configuration.recipient", "defaults", "future_requirements", "identity", "requirements"] as const;
const words = z.string().min(1).max(200);

const fields = {
  contact_email: z.email().optional(),
  contact_phone: words.optional(),
  display_name: words.optional(),
  dashboard: z.enum(["express", "full", "none"]).optional(),
  identity: z
    .strictObject({
      country: z
        .string()
        .regex(/^[a-zA-Z]{2}$/, { message: "country" })
        .optional(),
      entity_type: z.enum(["individual", "company"]).optional(),
      individual: z.strictObject({ given_name: words.optional(), surname: words.optional() }).optional(),
    })
    .optional(),
  configuration: z
    .strictObject({
      recipient: z
        .strictObject({
          capabilities: z
            .strictObject({
              stripe_balance: z
                .strictObject({ stripe_transfers: z.strictObject({ requested: z.boolean() }).optional() })
                .optional(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  defaults: z
    .strictObject({
      currency: z
        .string()
        .regex(/^[a-z]{3}$/, { message: "currency" })
        .optional(),
      responsibilities: z
        .strictObject({
          fees_collector: z.enum(["application", "application_custom", "application_express", "stripe"]),
          losses_collector: z.enum(["application", "stripe"]),
        })
        .optional(),
    })
    .optional(),
  include: z.array(z.enum(parts)).optional(),
  metadata: z.record(z.string(), z.string()).optional(),
};
const createParams = paramsOf<Stripe.V2.Core.AccountCreateParams>()(fields);
const includeParams = paramsOf<Stripe.V2.Core.AccountRetrieveParams>()({
  include: z.record(z.string(), z.enum(parts)).optional(),
});

const EURO = [
  "AT",
  "BE",
  "CY",
  "DE",
  "EE",
  "ES",
  "FI",
  "FR",
  "GR",
  "HR",
  "IE",
  "IT",
  "LT",
  "LU",
  "LV",
  "MT",
  "NL",
  "PT",
  "SI",
  "SK",
];
const HOME_CURRENCY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(EURO.map((country) => [country, "eur"])),
  AU: "aud",
  CA: "cad",
  CH: "chf",
  CZ: "czk",
  DK: "dkk",
  GB: "gbp",
  JP: "jpy",
  NO: "nok",
  NZ: "nzd",
  PL: "pln",
  SE: "sek",
  SG: "sgd",
  US: "usd",
};

/** The connected account of an id, whatever books the scope is in. Throws 404. */
export const accountOf = (scope: Scope, id: string): AccountRecord => {
  const row = scope.tx.get("account", id);
  if (row) return row.value;
  throw new Refusal(404, {
    type: "invalid_request_error",
    code: "not_found",
    message: `No such account: '${id}'`,
    param: "id",
  });
};

/** Writes an account and tells the platform's webhooks, as an event of that account. */
export const saveAccount = (scope: Scope, account: AccountRecord): void => {
  scope.tx.put("account", account.id, PLATFORM, account);
  scope.within(account.id).emit("account.updated", accountV1(account));
};

const merge = (before: AccountRecord, params: z.output<typeof createParams>): AccountRecord => {
  const { identity, configuration, defaults } = params;
  const country = identity?.country?.toUpperCase() ?? before.country;
  const requested = configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.requested;
  return {
    ...before,
    contactEmail: params.contact_email ?? before.contactEmail,
    contactPhone: params.contact_phone ?? before.contactPhone,
    displayName: params.display_name ?? before.displayName,
    dashboard: params.dashboard ?? before.dashboard,
    country,
    entityType: identity?.entity_type ?? before.entityType,
    givenName: identity?.individual?.given_name ?? before.givenName,
    surname: identity?.individual?.surname ?? before.surname,
    currency: defaults?.currency ?? (identity?.country ? HOME_CURRENCY[country ?? ""] : undefined) ?? before.currency,
    feesCollector: defaults?.responsibilities?.fees_collector ?? before.feesCollector,
    lossesCollector: defaults?.responsibilities?.losses_collector ?? before.lossesCollector,
    metadata: { ...before.metadata, ...params.metadata },
    transfersRequested: requested ?? before.transfersRequested,
  };
};

const partsOf = (include: Record<string, AccountPart> | undefined): AccountPart[] => Object.values(include ?? {});

export const accountRoutes = [
  route({
    method: "POST",
    path: "/v2/core/accounts",
    params: createParams,
    run: (scope, params) => {
      const blank: AccountRecord = {
        id: scope.mint("acct", 16),
        createdMs: scope.nowMs,
        contactEmail: null,
        contactPhone: null,
        displayName: null,
        dashboard: null,
        country: null,
        entityType: null,
        givenName: null,
        surname: null,
        currency: "usd",
        feesCollector: "application",
        lossesCollector: "application",
        metadata: {},
        transfersRequested: false,
        onboarded: false,
        bank: null,
      };
      const account = merge(blank, params);
      saveAccount(scope, account);
      return accountV2(account, params.include ?? []);
    },
  }),
  route({
    method: "GET",
    path: "/v2/core/accounts/:id",
    params: includeParams,
    run: (scope, params, ids) => accountV2(accountOf(scope, idOf(ids)), partsOf(params.include)),
  }),
  route({
    method: "POST",
    path: "/v2/core/accounts/:id",
    params: paramsOf<Stripe.V2.Core.AccountUpdateParams>()(fields),
    run: (scope, params, ids) => {
      const account = merge(accountOf(scope, idOf(ids)), params);
      saveAccount(scope, account);
      return accountV2(account, params.include ?? []);
    },
  }),
  route({
    method: "GET",
    path: "/v1/accounts/:id",
    params: paramsOf<Stripe.AccountRetrieveParams>()({}),
    run: (scope, _, ids) => accountV1(accountOf(scope, idOf(ids))),
  }),
];

import type Stripe from "stripe";
import { z } from "zod";
import { invalidRequest } from "../core/refusal.ts";
import { MINUTE_MS, toRfc3339 } from "../core/seconds.ts";
import { paramsOf } from "../http/params.ts";
import { route } from "../http/route.ts";
import { accountOf } from "./accounts.ts";

/** How long an onboarding link can be used. */
const LINK_MS = 10 * MINUTE_MS;

const flow = z
  .strictObject({
    refresh_url: z.url(),
    return_url: z.url().optional(),
    collection_options: z
      .strictObject({
        fields: z.enum(["currently_due", "eventually_due"]).optional(),
        future_requirements: z.enum(["include", "omit"]).optional(),
      })
      .optional(),
  })
  .optional();

export const accountLinkRoutes = [
  route({
    method: "POST",
    path: "/v2/core/account_links",
    params: paramsOf<Stripe.V2.Core.AccountLinkCreateParams>()({
      account: z.string(),
      use_case: z.strictObject({
        type: z.enum(["account_onboarding", "account_update"]),
        account_onboarding: flow,
        account_update: flow,
      }),
    }),
    run: (scope, { account: accountId, use_case: useCase }) => {
      const account = accountOf(scope, accountId);
      const options = useCase[useCase.type];
      if (!options) {
        const param = `use_case[${useCase.type}]`;
        throw invalidRequest(`Missing required param: ${param}.`, { param, code: "parameter_missing" });
      }
      const token = scope.mint("onb");
      const expiresAtMs = scope.nowMs + LINK_MS;
      scope.save("hosted_page", token, {
        kind: "onboarding",
        subject: account.id,
        returnUrl: options.return_url ?? null,
        refreshUrl: options.refresh_url,
        expiresAtMs,
        used: false,
      });
      const shown = {
        refresh_url: options.refresh_url,
        ...(options.return_url === undefined ? {} : { return_url: options.return_url }),
      };
      return {
        object: "v2.core.account_link",
        account: account.id,
        created: toRfc3339(scope.nowMs),
        expires_at: toRfc3339(expiresAtMs),
        livemode: false,
        url: `${scope.baseUrl}/hosted/${token}`,
        use_case: {
          type: useCase.type,
          ...(useCase.type === "account_onboarding" ? { account_onboarding: shown } : { account_update: shown }),
        },
      } satisfies Stripe.V2.Core.AccountLink;
    },
  }),
];

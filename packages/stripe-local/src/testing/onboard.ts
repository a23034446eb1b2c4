import type Stripe from "stripe";

/** Makes a connected account that can be transferred to, through the same pages a person would use. Gives its id. */
export const onboard = async (stripe: Stripe, bank: "works" | "closed" = "works"): Promise<string> => {
  const account = await stripe.v2.core.accounts.create({
    contact_email: "driver@example.com",
    dashboard: "express",
    identity: { country: "us", entity_type: "individual" },
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    defaults: { responsibilities: { fees_collector: "application", losses_collector: "application" } },
  });
  const link = await stripe.v2.core.accountLinks.create({
    account: account.id,
    use_case: {
      type: "account_onboarding",
      account_onboarding: { refresh_url: "http://127.0.0.1/refresh", return_url: "http://127.0.0.1/return" },
    },
  });
  const answer = await fetch(link.url, {
    method: "POST",
    body: new URLSearchParams({ choice: "complete", bank }),
    redirect: "manual",
  });
  if (answer.status !== 303) throw new Error(`onboarding answered ${answer.status}`);
  return account.id;
};

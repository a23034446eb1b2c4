import { PLATFORM } from "../core/scope.ts";
import type { Engine } from "../core/engine.ts";
import { decodeForm } from "../http/form.ts";
import { completeAuthentication, completeOnboarding } from "../resources/complete-hosted.ts";
import type { Store } from "../store/store.ts";
import type { HostedPage } from "../store/tables.ts";
import { html, page } from "./html.ts";
import { WORDS } from "./words.ts";

export interface PageAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const shownPage = (status: number, body: string): PageAnswer => ({
  status,
  body,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  },
});
const redirect = (url: string): PageAnswer => ({
  status: 303,
  body: "",
  headers: { location: url, "cache-control": "no-store" },
});
const notice = (status: number, words: { title: string; lead: string }): PageAnswer =>
  shownPage(status, page(words.title, html`<p>${words.lead}</p>`));

const onboarding = (subject: string): string => {
  const words = WORDS.onboarding;
  return page(
    words.title,
    html`<p>${words.lead}</p>
      <p>${words.account}: <code>${subject}</code></p>
      <form method="post">
        <label
          >${words.bank}
          <select name="bank">
            <option value="works">${words.bankWorks}</option>
            <option value="closed">${words.bankCloses}</option>
          </select></label
        >
        <button name="choice" value="complete">${words.complete}</button>
      </form>`,
  );
};

const authentication = (subject: string): string => {
  const words = WORDS.authentication;
  return page(
    words.title,
    html`<p>${words.lead}</p>
      <p>${words.subject}: <code>${subject}</code></p>
      <form method="post">
        <button name="choice" value="complete">${words.complete}</button>
        <button name="choice" value="fail">${words.fail}</button>
      </form>`,
  );
};

const returnTo = ({ kind, subject, returnUrl }: HostedPage): PageAnswer => {
  if (returnUrl === null) return notice(200, WORDS.done);
  if (kind === "onboarding") return redirect(returnUrl);
  const url = new URL(returnUrl);
  url.searchParams.set(subject.startsWith("pi_") ? "payment_intent" : "setup_intent", subject);
  return redirect(url.href);
};

/** The double's own pages, where a person (or a robot posting the same form) onboards an account or authenticates a card. */
export const createHostedPages =
  (store: Store, engine: Engine) =>
  async (method: string, token: string, body: string): Promise<PageAnswer> => {
    const row = store.get("hosted_page", token);
    if (!row) return notice(404, WORDS.gone);
    const { account, value } = row;
    if (value.used || value.expiresAtMs <= engine.nowMs()) {
      return value.refreshUrl === null ? notice(410, WORDS.gone) : redirect(value.refreshUrl);
    }
    if (method === "GET") {
      return shownPage(200, value.kind === "onboarding" ? onboarding(value.subject) : authentication(value.subject));
    }
    if (method !== "POST") return notice(405, WORDS.gone);
    const form = decodeForm(body);
    engine.tick();
    engine.transact({ account, request: { id: null, idempotency_key: null } }, (scope) => {
      scope.save("hosted_page", token, { ...value, used: true });
      if (value.kind === "onboarding")
        completeOnboarding(scope.within(PLATFORM), value.subject, form["bank"] === "closed");
      else completeAuthentication(scope, value.subject, form["choice"] !== "fail");
    });
    await engine.durable();
    return returnTo(value);
  };

import type { Engine } from "../core/engine.ts";
import { PLATFORM, type Scope } from "../core/scope.ts";
import { decodeForm } from "../http/form.ts";
import { CHECKOUT_CARDS, completeCheckout } from "../resources/complete-checkout.ts";
import { completeAuthentication, completeOnboarding } from "../resources/complete-hosted.ts";
import type { Store } from "../store/store.ts";
import type { HostedPage } from "../store/tables.ts";
import { formOf } from "./forms.ts";
import { html, page } from "./html.ts";
import { redirect, shownPage, type PageAnswer } from "./page-answer.ts";
import { WORDS } from "./words.ts";

type Form = Readonly<Record<string, unknown>>;

const notice = (status: number, words: { title: string; lead: string }): PageAnswer =>
  shownPage(status, page(words.title, html`<p>${words.lead}</p>`));

const returnTo = ({ kind, subject, returnUrl }: HostedPage): PageAnswer => {
  if (returnUrl === null) return notice(200, WORDS.done);
  if (kind !== "authentication") return redirect(returnUrl);
  const url = new URL(returnUrl);
  url.searchParams.set(subject.startsWith("pi_") ? "payment_intent" : "setup_intent", subject);
  return redirect(url.href);
};

const saveCard = (scope: Scope, subject: string, form: Form): string | null => {
  const card = CHECKOUT_CARDS.find((one) => one === form["card"]);
  return card === undefined ? WORDS.checkout.unknownCard : completeCheckout(scope, subject, card);
};

/** Does what the form asks. Gives the refusal to show where the page stays open, or null once it is done with. */
const complete = (scope: Scope, { kind, subject }: HostedPage, form: Form): string | null => {
  if (kind === "checkout") return saveCard(scope, subject, form);
  if (kind === "onboarding") completeOnboarding(scope.within(PLATFORM), subject, form["bank"] === "closed");
  else completeAuthentication(scope, subject, form["choice"] !== "fail");
  return null;
};

/** The double's own pages, where a person (or a robot posting the same form) onboards an account, authenticates a card or saves one. */
export const createHostedPages =
  (store: Store, engine: Engine) =>
  async (method: string, token: string, body: string): Promise<PageAnswer> => {
    const row = store.get("hosted_page", token);
    if (!row) return notice(404, WORDS.gone);
    const { account, value } = row;
    if (value.used || value.expiresAtMs <= engine.nowMs()) {
      return value.refreshUrl === null ? notice(410, WORDS.gone) : redirect(value.refreshUrl);
    }
    if (method === "GET") return shownPage(200, formOf(value));
    if (method !== "POST") return notice(405, WORDS.gone);
    const form = decodeForm(body);
    if (value.kind === "checkout" && form["choice"] === "back") {
      const cancelUrl = store.get("checkout_session", value.subject)?.value.cancel_url ?? null;
      return returnTo({ ...value, returnUrl: cancelUrl });
    }
    engine.tick();
    const refusal = engine.transact({ account, request: { id: null, idempotency_key: null } }, (scope) => {
      const why = complete(scope, value, form);
      if (why === null) scope.save("hosted_page", token, { ...value, used: true });
      return why;
    });
    await engine.durable();
    return refusal === null ? returnTo(value) : shownPage(402, formOf(value, refusal));
  };

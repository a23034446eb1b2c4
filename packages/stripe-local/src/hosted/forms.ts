import { CHECKOUT_CARDS } from "../resources/complete-checkout.ts";
import type { HostedPage } from "../store/tables.ts";
import { html, page } from "./html.ts";
import { WORDS } from "./words.ts";

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

const checkout = (refusal: string | null): string => {
  const words = WORDS.checkout;
  const options = CHECKOUT_CARDS.map((card) => html`<option value="${card}">${words.cards[card]}</option>`);
  return page(
    words.title,
    html`<p>${words.lead}</p>
      ${refusal === null ? "" : html`<p role="alert">${refusal}</p>`}
      <form method="post">
        <label
          >${words.card}
          <select name="card">
            ${options}
          </select></label
        >
        <button name="choice" value="complete">${words.complete}</button>
        <button name="choice" value="back">${words.back}</button>
      </form>`,
  );
};

/** The page a link opens; `refusal` says why the last try on it did not work. */
export const formOf = ({ kind, subject }: HostedPage, refusal: string | null = null): string => {
  if (kind === "onboarding") return onboarding(subject);
  return kind === "checkout" ? checkout(refusal) : authentication(subject);
};

import type { Scope } from "../core/scope.ts";
import { HOUR_MS } from "../core/seconds.ts";

/** What the holder of a card must do next: visit a page served by the double itself. */
export interface RedirectAction {
  redirect_to_url: { return_url: string | null; url: string };
  type: "redirect_to_url";
}

/** Opens a page on which a person authenticates a payment or a set-up (its id is `subject`), and gives the next action. */
export const askForAuthentication = (scope: Scope, subject: string, returnUrl: string | null): RedirectAction => {
  const token = scope.mint("auth");
  scope.save("hosted_page", token, {
    kind: "authentication",
    subject,
    returnUrl,
    refreshUrl: null,
    expiresAtMs: scope.nowMs + 24 * HOUR_MS,
    used: false,
  });
  return {
    redirect_to_url: { return_url: returnUrl, url: `${scope.baseUrl}/hosted/${token}` },
    type: "redirect_to_url",
  };
};

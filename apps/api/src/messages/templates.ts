import { translate } from "./translate.ts";

/** Something on its way to somebody outside. An SMS has no subject. */
export interface OutgoingMessage {
  readonly channel: "email" | "sms";
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

/** Codes work this long; the sign-in library is told the same. */
const CODE_MINUTES = 10;

export const signInMail = (email: string, code: string): OutgoingMessage => ({
  channel: "email",
  recipient: email,
  subject: translate("mail.signIn.subject", { code }),
  body: translate("mail.signIn.body", { code, minutes: CODE_MINUTES }),
});

export interface TrackingFacts {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly store: string;
  readonly url: string;
}

/** Tells a recipient where to watch: by SMS where there is a number, else by e-mail; null where there is neither. */
export const trackingMessage = ({ name, phone, email, store, url }: TrackingFacts): OutgoingMessage | null => {
  if (phone !== null) {
    return { channel: "sms", recipient: phone, subject: "", body: translate("mail.tracking.text", { store, url }) };
  }
  if (email === null) return null;
  return {
    channel: "email",
    recipient: email,
    subject: translate("mail.tracking.subject", { store }),
    body: translate("mail.tracking.body", { name, store, url }),
  };
};

/** Asks somebody to join a store; they sign in with the address it was sent to. */
export const invitationMail = (
  email: string,
  { store, role, url }: { readonly store: string; readonly role: "owner" | "staff"; readonly url: string },
): OutgoingMessage => ({
  channel: "email",
  recipient: email,
  subject: translate("mail.invitation.subject", { store }),
  body: translate("mail.invitation.body", { store, role, url }),
});

/** What leaves the house: e-mails, text messages and notifications. Short, and readable without the app. */
export const mailMessages = {
  "mail.signIn.subject": "{code} is your Fairmile code",
  "mail.signIn.body":
    "Your sign-in code is {code}. It works for {minutes} minutes, once.\n\nIf you did not ask for it, you need do nothing.",

  "mail.tracking.subject": "Your parcel from {store} is on its way",
  "mail.tracking.body":
    "Hello {name},\n\nyour parcel from {store} has been picked up. See where it is and when it comes:\n{url}\n\nAnyone with this link sees this one delivery.",
  "mail.tracking.text": "Your parcel from {store} is on its way. See where it is: {url}",

  "mail.invitation.subject": "{store} invites you to Fairmile",
  "mail.invitation.body":
    "You are invited to work with {store} on Fairmile, as {role, select, owner {an owner} other {one of its staff}}. Sign in with this address to accept:\n{url}",

  "push.won.title": "You won: {pay}",
  "push.won.body": "{store}, {stops, plural, one {# stop} other {# stops}}, ends in {endsIn}.",
  "push.won.bodyTip":
    "{store}, {stops, plural, one {# stop} other {# stops}}, ends in {endsIn}. A tip of {tip} comes on top.",
  "push.confirm.title": "Confirm {pay}",
  "push.confirm.body": "Your autopilot won {store}. Confirm by {time}, or it goes to the next round.",
  "push.lapsed.title": "Not confirmed in time",
  "push.lapsed.body": "{store} is for sale again. It costs you nothing.",
  "push.reassigned.title": "Another driver has this route now",
  "push.reassigned.body": "{store}: open the app to see why.",
} as const;

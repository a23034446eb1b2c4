/** Signing in, signing out, and who may go where. */
export const authMessages = {
  "auth.title": "Sign in",
  "auth.intro": "We send a code to your e-mail address. There is no password to forget.",
  "auth.email": "E-mail address",
  "auth.emailInvalid": "This is not an e-mail address.",
  "auth.sendCode": "Send the code",
  "auth.codeSent": "We sent six digits to <b>{email}</b>. They are good for ten minutes.",
  "auth.code": "Code",
  "auth.codeInvalid": "The code has six digits.",
  "auth.signIn": "Sign in",
  "auth.resend": "Send it again",
  "auth.resent": "A new code is on its way. The old one no longer works.",
  "auth.otherEmail": "Use another address",
  "auth.demoInbox": "This is a demo: the mail is in the inbox.",
  "auth.openInbox": "Open the inbox",
  "auth.signedInAs": "You are signed in as <b>{email}</b>.",
  "auth.goOn": "Go on",

  "auth.error.code": "This code does not match.",
  "auth.error.expired": "This code has expired. Send a new one.",
  "auth.error.attempts": "Too many wrong codes. Send a new one.",
  "auth.error.often": "Too many tries. Wait a minute, then try again.",
  "auth.error.other": "This did not work. Nothing was changed. Try again.",

  "auth.signOut": "Sign out",
  "auth.signOut.failed": "You are still signed in: the server did not answer. Try again.",

  "auth.wrongRole.driver.title": "This part is for drivers",
  "auth.wrongRole.driver.body":
    "You are signed in as {email}, who does not drive here yet. Signing up takes two minutes.",
  "auth.wrongRole.driver.signUp": "Sign up to drive",
  "auth.wrongRole.store.title": "This part is for stores",
  "auth.wrongRole.store.body": "You are signed in as {email}, who has no store here yet. Signing up takes two minutes.",
  "auth.wrongRole.store.signUp": "Sign up a store",
  "auth.wrongRole.admin.title": "This part is for those who run the market",
  "auth.wrongRole.admin.body": "You are signed in as {email}, who does not. Whoever runs the market can let you in.",
} as const;

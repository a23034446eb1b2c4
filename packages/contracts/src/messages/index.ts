import { adminMessages } from "./en/admin.ts";
import { authMessages } from "./en/auth.ts";
import { designMessages } from "./en/design.ts";
import { driverMessages } from "./en/driver.ts";
import { errorMessages, fieldMessages } from "./en/errors.ts";
import { mailMessages } from "./en/mail.ts";
import { roundMessages } from "./en/rounds.ts";
import { storeMessages } from "./en/store.ts";
import { trackMessages } from "./en/track.ts";
import { webMessages } from "./en/web.ts";

/** Every word on screen: ICU messages by their dotted key. */
export const messageTexts = {
  ...adminMessages,
  ...authMessages,
  ...designMessages,
  ...driverMessages,
  ...errorMessages,
  ...fieldMessages,
  ...mailMessages,
  ...roundMessages,
  ...storeMessages,
  ...trackMessages,
  ...webMessages,
} as const;

export type MessageKey = keyof typeof messageTexts;
/** A message's own text, for reading its arguments out of it at the level of types. */
export type MessageText<K extends MessageKey> = (typeof messageTexts)[K];

/** Whether a string that came from elsewhere (a receipt, an error) names a message. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(messageTexts, key);

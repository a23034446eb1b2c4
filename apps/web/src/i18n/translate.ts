import { IntlMessageFormat } from "intl-messageformat";
import { messageTexts, type MessageKey, type MessageText } from "@fairmile/contracts/messages";
import type { MessageArgs } from "./message-args.ts";

/** The catalogue is English; times and numbers follow the 24-hour, day-first custom of the look. */
export const LOCALE = "en-GB";

export type MessageValue = string | number;

/** What a message must be given; nothing where it takes no parameters. */
export type MessageParams<K extends MessageKey, V = MessageValue> = [MessageArgs<MessageText<K>>] extends [never]
  ? []
  : [params: Readonly<Record<MessageArgs<MessageText<K>>, V>>];

const compiled = new Map<MessageKey, IntlMessageFormat>();

/** A message, parsed once. */
export const messageFormat = (key: MessageKey): IntlMessageFormat => {
  const known = compiled.get(key);
  if (known) return known;
  const made = new IntlMessageFormat(messageTexts[key], LOCALE);
  compiled.set(key, made);
  return made;
};

/** The words for a key, with its parameters put in. A missing parameter throws. */
export const translate = <K extends MessageKey>(key: K, ...[params]: MessageParams<K>): string =>
  String(messageFormat(key).format(params));

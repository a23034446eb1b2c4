/**
 * Reads the argument names out of an ICU message at the level of types, so that a missing or misspelt parameter
 * is a compile error. A name is what follows "{" up to "," or "}"; branch texts are told apart from names by
 * their first letter, a space or "#" (messages.test.ts holds every message to that against the real parser).
 */
type Head<Rest extends string> = Rest extends `${infer Inside}}${string}`
  ? Inside extends `${infer Name},${string}`
    ? Name
    : Inside
  : never;

type NotInNames = " " | "#" | "<" | "." | "'" | "’";

type OnlyName<Name extends string> = Name extends "" | `${string}${NotInNames}${string}`
  ? never
  : Name extends Uncapitalize<Name>
    ? Name
    : never;

/** The names of a message's arguments: `"{count, plural, one {# stop} other {# stops}} in {place}"` → `"count" | "place"`. */
export type MessageArgs<Message extends string> = Message extends `${string}{${infer Rest}`
  ? OnlyName<Head<Rest>> | MessageArgs<Rest>
  : never;

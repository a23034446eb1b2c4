import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { messageTexts } from "@fairmile/contracts/messages";
import { expect, test } from "vitest";

interface Found {
  readonly names: Set<string>;
  readonly tags: Set<string>;
}

const walk = (elements: readonly MessageFormatElement[], found: Found): Found => {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    (element.type === TYPE.tag ? found.tags : found.names).add(element.value);
    if (element.type === TYPE.tag) walk(element.children, found);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) walk(option.value, found);
  }
  return found;
};

/** What the types in message-args.ts read out of a message, step for step. */
const namesByType = (message: string): Set<string> =>
  new Set(
    message
      .split("{")
      .slice(1)
      .map((rest) => rest.split("}")[0]?.split(",")[0] ?? "")
      .filter((name) => name !== "" && !/[ #<.'’]/.test(name) && name.charAt(0) === name.charAt(0).toLowerCase()),
  );

const all = Object.entries(messageTexts).map(([key, text]) => ({
  key,
  text,
  ...walk(parse(text), { names: new Set(), tags: new Set() }),
}));

test("the types see exactly the arguments that the parser sees", () => {
  for (const { key, text, names } of all) expect(namesByType(text), key).toEqual(names);
});

test("bold is the only tag", () => {
  expect(all.filter(({ tags }) => [...tags].some((tag) => tag !== "b")).map(({ key }) => key)).toEqual([]);
});

test("no cheering", () => {
  expect(all.filter(({ text }) => text.includes("!")).map(({ key }) => key)).toEqual([]);
});

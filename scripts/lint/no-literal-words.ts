import { stringOf, type JsxAttribute, type JsxText, type Node, type Rule } from "./ast.ts";

/** Attributes whose text a person reads or hears. */
const SPOKEN: readonly string[] = ["aria-label", "aria-description", "alt", "title", "placeholder", "label"];

const hasWord = (text: string): boolean => /\p{L}{2}/u.test(text);

const message = "Words on screen live in the message catalogue (packages/contracts/src/messages), not in components.";

/** Components hold no words: neither between tags nor in the attributes that are read out. */
export const noLiteralWords: Rule = {
  create: (context) => {
    const check = (node: Node, text: string | null): void => {
      if (text !== null && hasWord(text)) context.report({ node, message });
    };
    return {
      JSXText: (node: JsxText): void => check(node, node.value),
      JSXExpressionContainer: (node: Node & { readonly expression: Node }): void => {
        const inAttribute = node.parent?.type === "JSXAttribute";
        if (!inAttribute) check(node, stringOf(node.expression));
      },
      JSXAttribute: (node: JsxAttribute): void => {
        if (typeof node.name.name === "string" && SPOKEN.includes(node.name.name)) check(node, stringOf(node.value));
      },
    };
  },
};

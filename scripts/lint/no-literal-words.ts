import { stringOf, type JsxAttribute, type JsxText, type Node, type Rule, type TemplateLiteral } from "./ast.ts";

/** Attributes whose text a person reads or hears. */
const SPOKEN: readonly string[] = ["aria-label", "aria-description", "alt", "title", "placeholder", "label"];

const hasWord = (text: string): boolean => /\p{L}{2}/u.test(text);

const message = "Words on screen live in the message catalogue (packages/contracts/src/messages), not in components.";

/** The texts that an expression may become on screen: itself, its template, either side of a choice. */
const textsOf = (node: Node | null | undefined): readonly string[] => {
  if (node === null || node === undefined) return [];
  const parts = node as Node & { readonly [key in "expression" | "consequent" | "alternate" | "right"]?: Node };
  switch (node.type) {
    case "Literal":
      return [stringOf(node) ?? ""];
    case "TemplateLiteral":
      return (node as TemplateLiteral).quasis.map((quasi) => quasi.value.raw);
    case "JSXExpressionContainer":
      return textsOf(parts.expression);
    case "ConditionalExpression":
      return [...textsOf(parts.consequent), ...textsOf(parts.alternate)];
    case "LogicalExpression":
      return textsOf(parts.right);
    default:
      return [];
  }
};

/** Components hold no words: neither between tags nor in the attributes that are read out. */
export const noLiteralWords: Rule = {
  create: (context) => {
    const check = (node: Node, texts: readonly string[]): void => {
      if (texts.some(hasWord)) context.report({ node, message });
    };
    return {
      JSXText: (node: JsxText): void => check(node, [node.value]),
      JSXExpressionContainer: (node: Node): void => {
        if (node.parent?.type !== "JSXAttribute") check(node, textsOf(node));
      },
      JSXAttribute: (node: JsxAttribute): void => {
        if (typeof node.name.name === "string" && SPOKEN.includes(node.name.name)) check(node, textsOf(node.value));
      },
    };
  },
};

/**
 * The few shapes of the syntax tree (ESTree with TypeScript) that the house's own rules look at.
 * The linter exports no types for plugins, so the part we rely on is written down here.
 */
export interface Node {
  readonly type: string;
  readonly parent?: Node | null;
}

export interface Identifier extends Node {
  readonly type: "Identifier";
  readonly name: string;
}

export interface Literal extends Node {
  readonly type: "Literal";
  readonly value: unknown;
}

export interface MemberExpression extends Node {
  readonly object: Node;
  readonly property: Node;
  readonly computed: boolean;
}

/** `f(…)` and `new F(…)`. */
export interface Call extends Node {
  readonly callee: Node;
  readonly arguments: readonly Node[];
}

/** `import … from`, `export … from`, `import(…)` and `import("…")` in a type. */
export interface ImportLike extends Node {
  readonly source: Node | null;
  readonly importKind?: "type" | "value";
  readonly exportKind?: "type" | "value";
  readonly specifiers?: readonly ImportSpecifier[];
}

interface ImportSpecifier extends Node {
  readonly imported?: Node;
}

export interface VariableDeclarator extends Node {
  readonly id: Node;
  readonly init: Node | null;
}

export interface TemplateElement extends Node {
  readonly value: { readonly cooked: string | null; readonly raw: string };
}

export interface TemplateLiteral extends Node {
  readonly quasis: readonly TemplateElement[];
}

export interface JsxText extends Node {
  readonly value: string;
}

export interface JsxAttribute extends Node {
  readonly name: Node & { readonly name?: unknown };
  readonly value: Node | null;
}

interface RuleContext {
  readonly filename: string;
  readonly cwd: string;
  readonly report: (finding: { readonly node: Node; readonly message: string }) => void;
}

export interface Rule {
  readonly create: (context: RuleContext) => Record<string, (node: never) => void>;
}

export const isIdentifier = (node: Node | null | undefined): node is Identifier => node?.type === "Identifier";

/** The text of a string literal, or null for any other node. */
export const stringOf = (node: Node | null | undefined): string | null => {
  if (node?.type !== "Literal") return null;
  const { value } = node as Literal;
  return typeof value === "string" ? value : null;
};

/** The name of a member access, `a.b` as well as `a["b"]`; null where it is computed. */
export const propertyName = (node: MemberExpression): string | null =>
  !node.computed && isIdentifier(node.property) ? node.property.name : stringOf(node.property);

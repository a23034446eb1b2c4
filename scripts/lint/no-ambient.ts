import {
  isIdentifier,
  propertyName,
  stringOf,
  type Call,
  type ImportLike,
  type MemberExpression,
  type Rule,
  type VariableDeclarator,
} from "./ast.ts";

/** Where each ambient source of time, chance or identity must come from instead. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Date: { now: "clock.now()" },
  Math: { random: "a Random argument" },
  performance: { now: "clock.now()", timeOrigin: "clock.now()" },
  crypto: { randomUUID: "ids.next(kind)", getRandomValues: "a Random argument", randomBytes: "a Random argument" },
  process: { hrtime: "clock.now()" },
};

const TIMERS: readonly string[] = ["setTimeout", "setInterval", "setImmediate"];

const IMPORTS: Readonly<Record<string, readonly string[] | "all">> = {
  "node:timers": "all",
  "node:timers/promises": "all",
  "node:perf_hooks": "all",
  "node:crypto": ["randomUUID", "randomBytes", "randomInt", "randomFillSync", "getRandomValues", "webcrypto"],
};

/** Drizzle's column defaults that make the database read the clock or roll dice. */
const COLUMN_DEFAULTS: readonly string[] = ["defaultNow", "defaultRandom"];

const use = (what: string, instead: string): string => `${what} is ambient: use ${instead} (docs/adr/0003).`;

/** Domain code takes time, randomness and ids as arguments: it never reaches for the process's own. */
export const noAmbient: Rule = {
  create: (context) => ({
    MemberExpression: (node: MemberExpression): void => {
      const property = propertyName(node);
      if (property === null) return;
      // `globalThis.crypto.randomUUID`: the object is itself a member access; its last name decides.
      const object = isIdentifier(node.object)
        ? node.object.name
        : node.object.type === "MemberExpression"
          ? propertyName(node.object as MemberExpression)
          : null;
      const instead = object === null ? undefined : MEMBERS[object]?.[property];
      if (instead !== undefined) context.report({ node, message: use(`${object}.${property}`, instead) });
      if (COLUMN_DEFAULTS.includes(property))
        context.report({ node, message: use(`.${property}()`, "a value given by the caller") });
    },
    VariableDeclarator: (node: VariableDeclarator): void => {
      if (node.id.type === "ObjectPattern" && isIdentifier(node.init) && MEMBERS[node.init.name] !== undefined)
        context.report({ node, message: use(`taking ${node.init.name} apart`, "what the caller passes") });
    },
    NewExpression: (node: Call): void => {
      if (isIdentifier(node.callee) && node.callee.name === "Date" && node.arguments.length === 0)
        context.report({ node, message: use("new Date()", "clock.now()") });
    },
    CallExpression: (node: Call): void => {
      if (!isIdentifier(node.callee)) return;
      if (node.callee.name === "Date") context.report({ node, message: use("Date()", "clock.now()") });
      if (TIMERS.includes(node.callee.name))
        context.report({ node, message: use(node.callee.name, "the market's loop or a job") });
    },
    ImportDeclaration: (node: ImportLike): void => {
      const refused = IMPORTS[stringOf(node.source) ?? ""];
      if (refused === undefined || node.importKind === "type") return;
      const names = (node.specifiers ?? []).map((s) => (isIdentifier(s.imported) ? s.imported.name : "*"));
      const found = refused === "all" ? names : names.filter((n) => n === "webcrypto" || refused.includes(n));
      if (found.length > 0) context.report({ node, message: use(found.join(", "), "what the caller passes") });
    },
  }),
};

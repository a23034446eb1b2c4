import { dirname, relative, resolve, sep } from "node:path";
import { stringOf, type ImportLike, type Rule } from "./ast.ts";
import { ABOVE_FEATURES, DEMO_EXTRA, TEST_EXTRA, WALLS, type Wall } from "./walls.ts";

interface Place {
  /** `contracts`, `api`, … or null outside every workspace. */
  readonly workspace: string | null;
  /** Path inside the workspace, with `/`. */
  readonly inside: string;
}

const place = (root: string, file: string): Place => {
  const path = relative(root, file).split(sep).join("/");
  const [, workspace = null, inside = path] = /^(?:packages|apps)\/([^/]+)\/(.*)$/.exec(path) ?? [];
  return { workspace, inside };
};

const isTest = (inside: string): boolean => /(\.test\.tsx?$|^bench\/|(^|\/)(testing|e2e)\/)/.test(inside);
const isDemo = (inside: string): boolean => inside.startsWith("src/demo/");

/** `zod/v4` → `zod`, `@scope/name/sub` → `@scope/name`. */
const packageName = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** Says why `specifier` may not be imported from `from`, or null where it may. */
const refusal = (input: {
  readonly root: string;
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}): string | null => {
  const { root, file, specifier, typeOnly } = input;
  const from = place(root, file);
  const wall: Wall | undefined = from.workspace === null ? undefined : WALLS[from.workspace];
  if (from.workspace === null) return null;
  if (wall === undefined) return `"${from.workspace}" has no wall yet: add it to scripts/lint/walls.ts.`;
  const test = isTest(from.inside);

  if (specifier.startsWith(".")) {
    const target = place(root, resolve(dirname(file), specifier));
    if (target.workspace !== from.workspace) return `"${specifier}" leaves the workspace: import the package by name.`;
    const folder = /^src\/([^/]+)\//.exec(target.inside)?.[1] ?? "";
    if (from.workspace === "api" && from.inside.startsWith("src/features/") && !test && ABOVE_FEATURES.includes(folder))
      return `features/ may not import ${folder}/: transports call verbs, never the other way round.`;
    return null;
  }

  const target = /^@fairmile\/([^/]+)/.exec(specifier)?.[1];
  if (target !== undefined) {
    if (target === from.workspace || wall.values.includes(target)) return null;
    if (from.workspace === "api" && (test || isDemo(from.inside)) && DEMO_EXTRA.includes(target)) return null;
    if (wall.types.includes(target))
      return typeOnly ? null : `${from.workspace} may import types only from @fairmile/${target}: use \`import type\`.`;
    return `${from.workspace} may not import @fairmile/${target} (docs/adr/0001).`;
  }

  if (specifier.startsWith("node:"))
    return wall.node || test ? null : `${from.workspace} is pure: it may not import ${specifier}.`;
  const allowed = [...(wall.npm === "any" ? [packageName(specifier)] : wall.npm), ...(test ? TEST_EXTRA : [])];
  if (allowed.includes(packageName(specifier))) return null;
  return `${from.workspace} may not import ${specifier} (docs/adr/0001).`;
};

/** Imports between workspaces follow scripts/lint/walls.ts: an allow-list, so a new arrow has to be drawn there first. */
export const importWalls: Rule = {
  create: (context) => {
    const check = (node: ImportLike): void => {
      const specifier = stringOf(node.source);
      if (specifier === null) return;
      const typeOnly = node.type === "TSImportType" || node.importKind === "type" || node.exportKind === "type";
      const message = refusal({ root: context.cwd, file: context.filename, specifier, typeOnly });
      if (message !== null) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};

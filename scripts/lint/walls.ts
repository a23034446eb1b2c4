/** What one workspace may import from the others. */
export interface Wall {
  /** Workspaces whose values and types may be imported. */
  readonly values: readonly string[];
  /** Workspaces of which only types may be imported (`import type`). */
  readonly types: readonly string[];
  /** Packages from npm; "any" leaves that to the package's own dependencies. */
  readonly npm: readonly string[] | "any";
  /** Whether Node's own modules (`node:fs`, …) may be imported. */
  readonly node: boolean;
}

const engine = { types: [], npm: [], node: false } as const;

/**
 * Who may import whom (docs/adr/0001). Tests, benches and the demo's wiring are allowed what TEST_EXTRA and DEMO_EXTRA
 * add. `db` and `matching` never see each other: the API loads rows, calls the engine and stores its answer.
 */
export const WALLS: Readonly<Record<string, Wall>> = {
  contracts: { ...engine, values: [], npm: ["zod"] },
  matching: { ...engine, values: ["contracts"] },
  db: { values: ["contracts"], types: [], npm: "any", node: true },
  roads: { values: ["contracts"], types: [], npm: "any", node: true },
  osm: { values: ["contracts"], types: [], npm: "any", node: true },
  "stripe-local": { values: ["contracts"], types: [], npm: "any", node: true },
  robots: { values: ["contracts"], types: ["api"], npm: "any", node: true },
  api: { values: ["contracts", "matching", "db", "roads", "osm"], types: [], npm: "any", node: true },
  web: { values: ["contracts"], types: ["api"], npm: "any", node: true },
};

/** Tests and benches of any workspace may use these packages and Node itself. */
export const TEST_EXTRA: readonly string[] = ["vitest", "fast-check"];

/** Wiring of the demo and tests in the API may start the robots and the Stripe double; the product itself may not. */
export const DEMO_EXTRA: readonly string[] = ["robots", "stripe-local"];

/** Folders of the API that its features must not import: transports call verbs, never the other way round. */
export const ABOVE_FEATURES: readonly string[] = ["trpc", "http", "demo", "serve"];

/** One edge with what it adds, in whole numbers of any size; the first figure counts most. */
export interface OracleEdge {
  readonly lot: number;
  readonly driver: number;
  readonly adds: readonly bigint[];
}

/** Every optimal set of edges and what it adds up to. */
export interface OracleOptimum {
  readonly total: readonly bigint[];
  readonly choices: readonly (readonly OracleEdge[])[];
}

const compare = (a: readonly bigint[], b: readonly bigint[]): number => {
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i] ?? 0n;
    const y = b[i] ?? 0n;
    if (x !== y) return x > y ? 1 : -1;
  }
  return 0;
};

/**
 * All assignments, one after another: each lot with nobody or with one of its drivers not used yet. Shares no line with
 * the solver it checks.
 */
export const slowOptimum = (lotCount: number, edges: readonly OracleEdge[], levels: number): OracleOptimum => {
  let total: readonly bigint[] = Array.from({ length: levels }, () => 0n);
  let choices: OracleEdge[][] = [];
  const visit = (lot: number, chosen: readonly OracleEdge[], used: ReadonlySet<number>): void => {
    if (lot === lotCount) {
      const sum = Array.from({ length: levels }, (_, l) => chosen.reduce((s, e) => s + (e.adds[l] ?? 0n), 0n));
      const order = compare(sum, total);
      if (order > 0) {
        total = sum;
        choices = [];
      }
      if (order >= 0) choices.push([...chosen]);
      return;
    }
    visit(lot + 1, chosen, used);
    for (const edge of edges)
      if (edge.lot === lot && !used.has(edge.driver))
        visit(lot + 1, [...chosen, edge], new Set([...used, edge.driver]));
  };
  visit(0, [], new Set());
  return { total, choices };
};

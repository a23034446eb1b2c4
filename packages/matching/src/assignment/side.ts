/** The edges of one side of a bipartite graph, by node. */
export interface SideEdges {
  /** Edges of node k are `start[k] … start[k + 1] - 1`, or what `via` has at these places. */
  readonly start: Int32Array;
  readonly via: Int32Array | null;
  /** The node of the other side. */
  readonly to: Int32Array;
  readonly worth: Float64Array;
}

/**
 * One side of a bipartite graph while it is being matched: its edges by node, what each is worth, and the node's dual
 * price and partner. Two sides always belong together; every figure is a whole number.
 *
 * What the solver keeps true: `dual(a) + dual(b) >= worth` on every edge, with equality on chosen ones; no dual of an
 * optional node is negative. Optimal once nobody who is alone must be matched or has a dual above zero.
 */
export interface Side extends SideEdges {
  readonly count: number;
  readonly dual: Float64Array;
  /** The partner on the other side; -1 for none. */
  readonly mate: Int32Array;
  /** 1 where the node must be matched whatever it costs. */
  readonly must: Uint8Array;
}

export interface Sides {
  readonly lots: Side;
  /** Has no edges of its own until `sideAcross` gives it some: most problems are solved from the lots alone. */
  readonly drivers: Side;
}

const NO_EDGES: SideEdges = { start: new Int32Array(1), via: null, to: new Int32Array(0), worth: new Float64Array(0) };

/** Two sides nobody of which is matched; lots have no dual yet (infinity), so that each is active. */
export const newSides = (lotMust: Uint8Array, driverMust: Uint8Array, edges: SideEdges): Sides => ({
  lots: {
    ...edges,
    count: lotMust.length,
    dual: new Float64Array(lotMust.length).fill(Number.POSITIVE_INFINITY),
    mate: new Int32Array(lotMust.length).fill(-1),
    must: lotMust,
  },
  drivers: {
    ...NO_EDGES,
    count: driverMust.length,
    dual: new Float64Array(driverMust.length),
    mate: new Int32Array(driverMust.length).fill(-1),
    must: driverMust,
  },
});

/**
 * Side `b` with the edges of side `a` turned round: those that `augment` from `b` can still use. An optional node of `b`
 * would rather be alone than have a partner whose dual is at or above the edge's worth, and duals of `a` only rise then.
 */
export const sideAcross = (a: Side, b: Side): Side => {
  const { start: aStart, to: aTo, worth: aWorth, dual } = a;
  const { must } = b;
  const isPlain = !must.includes(1);
  const start = new Int32Array(b.count + 1);
  for (let k = 0; k < a.count; k += 1) {
    const own = dual[k] as number;
    const until = aStart[k + 1] as number;
    for (let e = aStart[k] as number; e < until; e += 1) {
      if ((aWorth[e] as number) <= own && (isPlain || must[aTo[e] as number] === 0)) continue;
      const at = (aTo[e] as number) + 1;
      start[at] = (start[at] as number) + 1;
    }
  }
  for (let k = 0; k < b.count; k += 1) start[k + 1] = (start[k + 1] as number) + (start[k] as number);
  const next = start.slice(0, b.count);
  const to = new Int32Array(start[b.count] as number);
  const worth = new Float64Array(to.length);
  for (let k = 0; k < a.count; k += 1) {
    const own = dual[k] as number;
    const until = aStart[k + 1] as number;
    for (let e = aStart[k] as number; e < until; e += 1) {
      const w = aWorth[e] as number;
      if (w <= own && (isPlain || must[aTo[e] as number] === 0)) continue;
      const other = aTo[e] as number;
      const at = next[other] as number;
      next[other] = at + 1;
      to[at] = k;
      worth[at] = w;
    }
  }
  return { ...b, start, via: null, to, worth };
};

/** Whether a node without a partner still needs one, or a lower dual, for the matching to be optimal. */
export const isActive = (side: Side, node: number): boolean =>
  side.mate[node] === -1 && (side.must[node] === 1 || (side.dual[node] as number) > 0);

/**
 * Tarjan's strongly connected components without recursion ("Depth-first search and linear graph algorithms", 1972): a
 * component number for each node. Arcs of node k are `start[k] … start[k + 1] - 1` of `to`.
 */
export const strongComponents = (start: Int32Array, to: Int32Array): Int32Array => {
  const n = start.length - 1;
  const component = new Int32Array(n).fill(-1);
  const order = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const next = start.slice(0, n);
  const open = new Int32Array(n);
  const path = new Int32Array(n);
  let openCount = 0;
  let seen = 0;
  let found = 0;
  for (let root = 0; root < n; root += 1) {
    if (order[root] !== -1) continue;
    let depth = 0;
    path[0] = root;
    order[root] = low[root] = seen;
    seen += 1;
    open[openCount] = root;
    openCount += 1;
    while (depth >= 0) {
      const v = path[depth] as number;
      const arc = next[v] as number;
      if (arc < (start[v + 1] as number)) {
        next[v] = arc + 1;
        const w = to[arc] as number;
        if (order[w] === -1) {
          order[w] = low[w] = seen;
          seen += 1;
          open[openCount] = w;
          openCount += 1;
          depth += 1;
          path[depth] = w;
        } else if (component[w] === -1) low[v] = Math.min(low[v] as number, order[w] as number);
        continue;
      }
      depth -= 1;
      if (depth >= 0) {
        const parent = path[depth] as number;
        low[parent] = Math.min(low[parent] as number, low[v] as number);
      }
      if (low[v] !== order[v]) continue;
      for (let w = -1; w !== v;) {
        openCount -= 1;
        w = open[openCount] as number;
        component[w] = found;
      }
      found += 1;
    }
  }
  return component;
};

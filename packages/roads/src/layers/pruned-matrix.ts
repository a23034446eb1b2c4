import { haversineMeters } from "@fairmile/contracts";
import type { MatrixQuery, RoadNetwork, TravelMatrix } from "../road-network.ts";

/** The destinations of one row that are worth a look on the roads: the nearest by straight line and the named ones. */
const chosen = ({ from, to, always }: MatrixQuery, row: number, nearest: number): number[] => {
  const origin = from[row];
  if (origin === undefined) return [];
  const near = to
    .map((point, column) => ({ column, meters: haversineMeters(origin, point) }))
    .toSorted((a, b) => a.meters - b.meters)
    .slice(0, nearest)
    .map(({ column }) => column);
  const named = always === undefined ? [] : to.flatMap((_, column) => (always(row, column) ? [column] : []));
  return [...new Set([...near, ...named])];
};

/** A table in which each row's far destinations are estimated (see `nearest` of `MatrixQuery`). */
export const prunedMatrix = async (
  networks: { readonly roads: RoadNetwork; readonly estimate: RoadNetwork },
  query: MatrixQuery & { readonly nearest: number },
): Promise<TravelMatrix> => {
  const { nearest, always: _always, ...plain } = query;
  const { from, to } = query;
  if (to.length <= nearest) return networks.roads.matrix(plain);
  const { durationsMs, distancesMeters } = await networks.estimate.matrix(plain);
  const rows = await Promise.all(
    from.map(async (origin, row) => {
      const columns = chosen(query, row, nearest);
      const answer = await networks.roads.matrix({ ...plain, from: [origin], to: columns.flatMap((c) => to[c] ?? []) });
      columns.forEach((column, k) => {
        durationsMs[row * to.length + column] = answer.durationsMs[k] ?? -1;
        distancesMeters[row * to.length + column] = answer.distancesMeters[k] ?? -1;
      });
      return answer.isEstimate;
    }),
  );
  return { durationsMs, distancesMeters, isEstimate: rows.some(Boolean) };
};

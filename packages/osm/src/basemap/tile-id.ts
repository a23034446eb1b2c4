/**
 * Number of a tile in PMTiles' order: zoom by zoom along a Hilbert curve, so that neighbours lie near each other in the
 * file (PMTiles specification, version 3). Throws RangeError for a tile that its zoom does not have.
 */
export const tileId = (z: number, x: number, y: number): number => {
  const side = 2 ** z;
  if (z < 0 || z > 26 || x < 0 || y < 0 || x >= side || y >= side) throw new RangeError(`no tile ${z}/${x}/${y}`);
  let id = (4 ** z - 1) / 3;
  let [column, row] = [x, y];
  for (let step = side / 2; step >= 1; step /= 2) {
    const right = (column & step) > 0 ? 1 : 0;
    const below = (row & step) > 0 ? 1 : 0;
    id += step * step * ((3 * right) ^ below);
    if (below === 0) {
      if (right === 1) [column, row] = [step - 1 - (column & (step - 1)), step - 1 - (row & (step - 1))];
      [column, row] = [row, column];
    }
  }
  return id;
};

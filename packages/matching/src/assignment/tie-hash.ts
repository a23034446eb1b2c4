/** FNV-1a over code units, continued from `state`. */
const fnv = (text: string, state: number): number => {
  let hash = state;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
};

/** The seed's share of the hash, worked out once a round. */
export const tieSeed = (seed: string): number => fnv(seed, 0x811c9dc5 | 0);

/** The last tie key: 32 bits of (seed, lot, driver), mixed as in MurmurHash3's finaliser. It decides nothing but exact ties. */
export const tieHash = (seedState: number, lotId: string, driverId: string): number => {
  let h = fnv(driverId, fnv("|", fnv(lotId, fnv("|", seedState))));
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h >>> 0;
};

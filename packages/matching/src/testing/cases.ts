/** How many times as many cases `npm run test:deep` tries as `npm test`. */
const DEEP_TIMES = 25;

let isDeep = false;

/** Called by a deep test before it imports a quick suite, to run that suite at length and on cases of its own. */
export const goDeep = (): void => {
  isDeep = true;
};

/** fast-check's parameters of one property: so many cases, the same on every run; many more, and new ones, in the long run. */
export const cases = (quickRuns: number): { readonly numRuns: number; readonly seed?: number } =>
  isDeep ? { numRuns: quickRuns * DEEP_TIMES, seed: (Math.random() * 2 ** 31) | 0 } : { numRuns: quickRuns };

const LOOK_EVERY_MS = 200;

/** Looks until it holds or this much of the wall's time is over. Answers whether it came to hold. */
export const waitUntil = async (holds: () => Promise<boolean>, wallMs: number): Promise<boolean> => {
  const untilMs = performance.now() + wallMs;
  while (!(await holds())) {
    if (performance.now() > untilMs) return false;
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
  return true;
};

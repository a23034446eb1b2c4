import { startDemo } from "./start-demo.ts";

const READY_WITHIN_MS = 540_000;
/** Rounds are waited for by people's clocks: this makes the wait short and keeps a countdown readable. */
const SPEED = 4;

/** Where the workers find the demo. */
export const STATE_DIR_VARIABLE = "FAIRMILE_E2E_STATE_DIR";

/** One demo for all specs, without robots: whatever happens in it, a spec did. Ends with the run. */
const globalSetup = async (): Promise<() => Promise<void>> => {
  const demo = await startDemo({ speed: SPEED, robots: false, readyWithinMs: READY_WITHIN_MS });
  process.env[STATE_DIR_VARIABLE] = demo.info.stateDir;
  return demo.stop;
};

export default globalSetup;

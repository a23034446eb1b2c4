import { GATES, runGate, type Gate } from "./gates.ts";
import { showDuration } from "./run.ts";
import { ROOT } from "./tree.ts";

const AT_ONCE = 2;

/**
 * Runs the gates whose names are given (all without names), a line for each and the output of every red one.
 * Returns how many were red.
 */
export const check = async (names: readonly string[] = []): Promise<number> => {
  const unknown = names.filter((name) => !GATES.some((gate) => gate.name === name));
  if (unknown.length > 0)
    throw new Error(`no such gate: ${unknown.join(", ")}. There are ${GATES.map((g) => g.name).join(", ")}.`);
  const queue = GATES.filter((gate) => names.length === 0 || names.includes(gate.name));
  let red = 0;
  const work = async (): Promise<void> => {
    for (let gate: Gate | undefined = queue.shift(); gate !== undefined; gate = queue.shift()) {
      const { code, output, elapsedMs } = await runGate(gate, ROOT);
      console.log(`${code === 0 ? "ok  " : "RED "} ${gate.name.padEnd(12)} ${showDuration(elapsedMs)}`);
      if (code === 0) continue;
      red += 1;
      console.log(`${output.trimEnd()}\n     ${gate.name}: ${gate.remedy}\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return red;
};

if (import.meta.main) {
  const red = await check(process.argv.slice(2));
  console.log(red === 0 ? "every gate is green" : `${red} red`);
  process.exitCode = red === 0 ? 0 : 1;
}

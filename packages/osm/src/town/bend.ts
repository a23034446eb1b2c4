import type { SeededRandom } from "./seeded-random.ts";
import type { PlanPoint } from "./plan-point.ts";

/**
 * Bends the plan: long, low waves push every point a little, so that straight lines become the curves of a grown town.
 * The waves are much longer than they are high, so lines that did not cross do not cross afterwards.
 */
export const bender = (random: SeededRandom, reach: number): ((point: PlanPoint) => PlanPoint) => {
  const turn = random.between(-0.3, 0.3);
  const waves = [3.2, 1.9, 1.1].map((length) => ({
    // Height is a fixed share of the length: it bounds how much an angle can change.
    height: reach * length * 0.032,
    pitch: (2 * Math.PI) / (reach * length),
    phases: [random.between(0, 7), random.between(0, 7)] as const,
  }));
  return ({ x, y }) => {
    let [bentX, bentY] = [x, y];
    for (const { height, pitch, phases } of waves) {
      bentX += height * Math.sin(pitch * y + phases[0]);
      bentY += height * Math.sin(pitch * x + phases[1]);
    }
    return {
      x: bentX * Math.cos(turn) - bentY * Math.sin(turn),
      y: bentX * Math.sin(turn) + bentY * Math.cos(turn),
    };
  };
};

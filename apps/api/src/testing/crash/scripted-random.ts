import { seededRandom } from "../seeded-random.ts";

/** Choices of a script that are the same for the same seed. */
export interface Dice {
  /** A number from 0 up to, not including, 1. */
  readonly share: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
}

export const dice = (seed: string): Dice => {
  const random = seededRandom(seed);
  const share = (): number => {
    const [a = 0, b = 0, c = 0] = random.bytes(3);
    return (a * 65_536 + b * 256 + c) / 16_777_216;
  };
  return { share, between: (least, most) => least + Math.floor(share() * (most - least + 1)) };
};

import { createPrng, type Prng } from "../core/prng.ts";
import { encodePng, type Rgb } from "./encode-png.ts";

const WIDTH = 320;
const HEIGHT = 240;
const PAPER: Rgb = [255, 255, 255];
const INK: Rgb = [28, 34, 60];

const shade = (prng: Prng, low: number, high: number): Rgb => [
  prng.whole(low, high),
  prng.whole(low, high),
  prng.whole(low, high),
];
const dimmed = ([r, g, b]: Rgb, by: number): Rgb => [Math.max(0, r - by), Math.max(0, g - by), Math.max(0, b - by)];

/** A picture of a parcel at a door: another wall, door and parcel for each seed. */
export const doorstepPicture = (seed: string): Uint8Array => {
  const prng = createPrng(seed);
  const wall = shade(prng, 130, 215);
  const door = shade(prng, 30, 140);
  const doorX = prng.whole(70, 150);
  const doorWidth = prng.whole(80, 110);
  const parcelWidth = prng.whole(50, 90);
  const parcelHeight = prng.whole(34, 60);
  const parcelX = doorX + prng.whole(-30, 60);
  const floorY = prng.whole(186, 200);
  const parcelY = floorY + 14 - parcelHeight;
  const cardboard: Rgb = [prng.whole(165, 200), prng.whole(125, 150), prng.whole(80, 105)];
  const light = prng.between(0.1, 0.4);
  return encodePng(WIDTH, HEIGHT, (x, y) => {
    const dx = x - parcelX;
    const dy = y - parcelY;
    if (dx >= 0 && dx < parcelWidth && dy >= 0 && dy < parcelHeight) {
      const isTape = Math.abs(dx - parcelWidth / 2) < 5;
      return isTape ? [225, 205, 160] : dimmed(cardboard, Math.round(dy * light));
    }
    if (y > floorY) return dimmed([150, 146, 140], Math.round((y - floorY) * light));
    if (x > doorX && x < doorX + doorWidth && y > 28) {
      const isHandle = Math.abs(x - doorX - doorWidth + 12) < 3 && Math.abs(y - 118) < 9;
      return isHandle ? [214, 190, 96] : door;
    }
    const isJoint = y % 16 === 0 || (x + (Math.floor(y / 16) % 2) * 20) % 40 === 0;
    return isJoint ? dimmed(wall, 24) : wall;
  });
};

/** A signature: ink on paper, another hand for each seed. */
export const signaturePicture = (seed: string): Uint8Array => {
  const prng = createPrng(seed);
  const waves = Array.from({ length: 4 }, () => ({
    height: prng.between(6, 26),
    length: prng.between(9, 40),
    phase: prng.between(0, 6),
  }));
  const line = (x: number): number =>
    HEIGHT / 2 + waves.reduce((sum, { height, length, phase }) => sum + height * Math.sin(x / length + phase), 0);
  return encodePng(WIDTH, HEIGHT, (x, y) => {
    if (x < 30 || x > WIDTH - 30) return PAPER;
    const slope = Math.abs(line(x + 1) - line(x));
    return Math.abs(y - line(x)) < 1.5 + slope / 2 ? INK : PAPER;
  });
};

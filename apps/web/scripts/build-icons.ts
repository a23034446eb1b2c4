// Draws the app's icons from the mark. Run after the mark changes; the PNGs are committed.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { MARK_PATH } from "../design/mark-path.ts";
import { SIGN_GREEN } from "../src/theme/theme-color.ts";

const out = path.resolve(import.meta.dirname, "../public/icons");

interface Look {
  readonly background: string | undefined;
  /** Corner radius of the background, in a box of 100. */
  readonly radius: number;
  /** Height of the mark, in a box of 100. */
  readonly mark: number;
}

const svg = ({ background, radius, mark }: Look): string => {
  const scale = mark / 38;
  const left = 50 - 15 * scale;
  const top = 50 - 19 * scale;
  const box = background ? `<rect width="100" height="100" rx="${radius}" fill="${background}"/>` : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${box}<path transform="translate(${left} ${top}) scale(${scale})" fill="#fff" fill-rule="evenodd" d="${MARK_PATH}"/></svg>`;
};

const plain: Look = { background: SIGN_GREEN, radius: 20, mark: 62 };
/** Full bleed, the mark inside the middle 80 % that no mask cuts. */
const maskable: Look = { background: SIGN_GREEN, radius: 0, mark: 50 };
const badge: Look = { background: undefined, radius: 0, mark: 92 };

const png = async (name: string, look: Look, size: number): Promise<void> => {
  await sharp(Buffer.from(svg(look)), { density: 72 * (size / 100) })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toFile(path.join(out, name));
};

await writeFile(path.join(out, "icon.svg"), `${svg(plain)}\n`);
await png("icon-192.png", plain, 192);
await png("icon-512.png", plain, 512);
await png("maskable-512.png", maskable, 512);
await png("apple-touch-icon.png", maskable, 180);
await png("badge-96.png", badge, 96);

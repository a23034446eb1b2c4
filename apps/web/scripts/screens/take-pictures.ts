import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { addressOf, type Recipe, type World } from "./recipes.ts";

const SIZES = [
  { name: "phone", width: 390, height: 844 },
  { name: "desktop", width: 1440, height: 900 },
] as const;
const THEMES = ["light", "dark"] as const;

const SETTLE_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 400;
/** Still for so many looks in a row: a map is idle for a moment before its roads arrive. */
const STILL_LOOKS = 4;

/** Nothing is loading: words, fonts, and every map with what lies on it. */
const isStill = (): boolean =>
  document.fonts.status === "loaded" &&
  document.querySelector(".skeleton") === null &&
  [...document.querySelectorAll(".maplibregl-map")].every((map) => map.hasAttribute("data-idle")) &&
  // Plain land without a map in it is a map on its way.
  [...document.querySelectorAll(".bg-map-land:empty")].length === 0;

/** Waits until a page is still, or has had its time: a live map may never rest, and what is there by then is the picture. */
const settle = async (page: Page): Promise<void> => {
  const untilMs = performance.now() + SETTLE_WITHIN_MS;
  let looks = 0;
  while (looks < STILL_LOOKS && performance.now() < untilMs) {
    await page.waitForTimeout(LOOK_EVERY_MS);
    looks = (await page.evaluate(isStill)) ? looks + 1 : 0;
  }
};

const fileName = (route: string, size: string, theme: string): string => {
  const name =
    route === "/"
      ? "start"
      : route
          .slice(1)
          .replaceAll(/[^\w-]+/g, "-")
          .replaceAll(/^-+|-+$/g, "");
  return `${name}.${size}.${theme}.png`;
};

interface Job {
  readonly route: string;
  readonly recipe: Recipe;
  readonly outDir: string;
}

/** One route at each size in each theme; gives the files. Throws where the page answers with an error or none. */
export const takePictures = async (world: World, { route, recipe, outDir }: Job): Promise<string[]> => {
  const params = (await recipe.params?.(world)) ?? {};
  const context: BrowserContext = await world.browserOf(recipe.as);
  const page = await context.newPage();
  const files: string[] = [];
  try {
    for (const { name, width, height } of SIZES) {
      await page.setViewportSize({ width, height });
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
        const response = await page.goto(world.info.web + addressOf(route, params));
        if (response === null || response.status() >= 400) {
          throw new Error(`${route} answered ${response?.status() ?? "nothing"}`);
        }
        await settle(page);
        const path = join(outDir, fileName(route, name, theme));
        await page.screenshot({ path });
        files.push(path);
      }
    }
  } finally {
    await page.close();
  }
  return files;
};

import { mkdirSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { chromium, type BrowserContext } from "@playwright/test";
import { startDemo } from "../e2e/setup/start-demo.ts";
import { letLive } from "./screens/let-live.ts";
import { become, type Person } from "./screens/person.ts";
import { recipeFor, type World } from "./screens/recipes.ts";
import { routesOf } from "./screens/routes.ts";
import { takePictures } from "./screens/take-pictures.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const APP = join(ROOT, "apps/web/app");
const SPEED = 6;
const READY_WITHIN_MS = 540_000;
const ALIVE_WITHIN_MS = 300_000;
/** The whole of it, whatever hangs. */
const OVER_WITHIN_MS = 1_800_000;

/**
 * `npm run screens [folder]`: a picture of every route of the app at phone and desktop size, light and dark, out of a demo
 * of its own with its robots. Routes are read from the app's folders: one that nobody has said how to reach fails the run,
 * and so does one that answers with an error.
 */
const main = async (outDir: string): Promise<number> => {
  const routes = routesOf(APP);
  const unknown = routes.filter((route) => recipeFor(route) === undefined);
  if (unknown.length > 0) {
    console.error(`No recipe in apps/web/scripts/screens/recipes.ts for ${unknown.join(", ")}`);
    return 1;
  }
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const demo = await startDemo({ speed: SPEED, robots: true, readyWithinMs: READY_WITHIN_MS });
  const giveUp = (why: string): void => {
    console.error(why);
    void demo.stop().finally(() => process.exit(1));
  };
  const timer = setTimeout(giveUp, OVER_WITHIN_MS, `not over within ${OVER_WITHIN_MS} ms`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => giveUp(`stopped by ${signal}`));
  const browser = await chromium.launch({
    executablePath: process.env["FAIRMILE_CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  });
  try {
    const browsers = new Map<Person, Promise<BrowserContext>>();
    const open = async (person: Person): Promise<BrowserContext> => {
      const context = await browser.newContext();
      await become(context, demo.info, person);
      return context;
    };
    const browserOf = (person: Person): Promise<BrowserContext> => {
      const known = browsers.get(person) ?? open(person);
      browsers.set(person, known);
      return known;
    };
    const world: World = { info: demo.info, browserOf };
    await letLive(world, ALIVE_WITHIN_MS);
    const failed: string[] = [];
    for (const route of routes) {
      const recipe = recipeFor(route);
      if (recipe === undefined) continue;
      try {
        const files = await takePictures(world, { route, recipe, outDir });
        for (const file of files) console.log(relative(process.cwd(), file));
      } catch (error) {
        failed.push(route);
        console.error(`${route}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    console.log(`${routes.length - failed.length} of ${routes.length} routes in ${relative(process.cwd(), outDir)}`);
    return failed.length === 0 ? 0 : 1;
  } finally {
    clearTimeout(timer);
    await browser.close();
    await demo.stop();
  }
};

process.exitCode = await main(resolve(process.argv[2] ?? join(ROOT, ".fairmile/screens")));

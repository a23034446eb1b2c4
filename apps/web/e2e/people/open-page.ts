import type { LngLat } from "@fairmile/contracts";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { demo } from "../setup/demo.ts";

const ACCURACY_METERS = 8;
/** A phone's receiver speaks every second or two, also when it lies still: a few centimetres off each time. */
const SPEAKS_EVERY_MS = 1_500;
const DRIFT_DEGREES = 0.000_000_5;

/** Where each phone's receiver says it is. */
const places = new WeakMap<BrowserContext, LngLat>();

const say = async (context: BrowserContext, drift: number): Promise<void> => {
  const place = places.get(context);
  if (place === undefined) return;
  await context.setGeolocation({ longitude: place.lng + drift, latitude: place.lat, accuracy: ACCURACY_METERS });
};

/** A phone is here from now on. */
export const standAt = async (context: BrowserContext, place: LngLat): Promise<void> => {
  places.set(context, place);
  await say(context, 0);
};

const speakUntilClosed = (context: BrowserContext): void => {
  let drift = 0;
  const timer = setInterval(() => {
    drift = drift === 0 ? DRIFT_DEGREES : 0;
    // A context that is just being closed needs no position.
    say(context, drift).catch(() => clearInterval(timer));
  }, SPEAKS_EVERY_MS);
  context.once("close", () => clearInterval(timer));
};

/** A browser of its own on a phone; with a place, its person lets sites know where they are. */
export const openPhone = async (browser: Browser, place: LngLat | null): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: demo().web,
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    // What is not listed is refused, as a cautious person would.
    permissions: place === null ? [] : ["geolocation"],
  });
  if (place !== null) {
    await standAt(context, place);
    speakUntilClosed(context);
  }
  return context.newPage();
};

/** A browser of its own on a desk. */
export const openDesk = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ baseURL: demo().web, viewport: { width: 1440, height: 900 } });
  return context.newPage();
};

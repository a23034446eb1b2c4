import type { LngLat } from "@fairmile/contracts";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { demo } from "../setup/demo.ts";

const ACCURACY_METERS = 8;

/** A phone says that it is here now. */
export const standAt = (context: BrowserContext, { lng, lat }: LngLat): Promise<void> =>
  context.setGeolocation({ longitude: lng, latitude: lat, accuracy: ACCURACY_METERS });

/** A browser of its own on a phone; with a place, its person lets sites know where they are. */
export const openPhone = async (browser: Browser, at: LngLat | null): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: demo().web,
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    // What is not listed is refused, as a cautious person would.
    permissions: at === null ? [] : ["geolocation"],
  });
  if (at !== null) await standAt(context, at);
  return context.newPage();
};

/** A browser of its own on a desk. */
export const openDesk = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ baseURL: demo().web, viewport: { width: 1440, height: 900 } });
  return context.newPage();
};

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, test, type Page } from "@playwright/test";
import { z } from "zod";
import { translate as t } from "../src/i18n/translate.ts";
import { openDesk, openPhone } from "./people/open-page.ts";
import { apiOf } from "./setup/api-of.ts";
import { demo, postDeliveries, signIn } from "./setup/demo.ts";
import { seriousFaults } from "./setup/serious-faults.ts";

const manifest = z.object({
  name: z.string(),
  start_url: z.literal("/driver"),
  display: z.literal("standalone"),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), purpose: z.string() })),
});

/** The worker of this origin, once it has kept all it keeps and answers for the page. */
const workerInCharge = (page: Page): Promise<string | null> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const isInCharge = (): boolean => navigator.serviceWorker.controller !== null;
    if (!isInCharge())
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    return navigator.serviceWorker.controller?.scriptURL ?? null;
  });

test("the app can be installed, and says so where there is no network", async ({ launchOptions }) => {
  // Chromium judges whether a page can be installed only in a profile that lasts.
  const profile = mkdtempSync(join(tmpdir(), "fairmile-profile-"));
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: demo().web });
  try {
    const page = await context.newPage();
    await page.goto("/sign-in");
    const address = await page.locator('link[rel="manifest"]').getAttribute("href");
    const about = manifest.parse(await (await page.request.get(address ?? "")).json());
    expect(about.name).toBe(t("web.name"));
    expect(about.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
    for (const { src } of about.icons) expect((await page.request.get(src)).status(), src).toBe(200);
    expect(await workerInCharge(page)).toBe(`${demo().web}/sw.js`);
    const cdp = await context.newCDPSession(page);
    expect((await cdp.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);

    await context.setOffline(true);
    await page.goto("/store/receipts");
    await expect(page.getByRole("heading", { name: t("web.offline.title") })).toBeVisible();
    await expect(page.getByRole("link", { name: t("web.offline.driver") })).toHaveAttribute("href", "/driver");
    await context.setOffline(false);
    await page.getByRole("button", { name: t("web.offline.retry") }).click();
    await expect(page.getByRole("heading", { name: t("auth.title") })).toBeVisible();
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

const DRIVER_PAGES = ["/driver", "/driver/receipts", "/driver/earnings", "/driver/rate-card", "/driver/settings"];
const STORE_PAGES = ["/store", "/store/receipts", "/store/team", "/store/keys", "/store/webhooks", "/store/settings"];

const lookAtEach = async (page: Page, paths: readonly string[]): Promise<void> => {
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first(), path).toBeAttached();
    await expect(page.getByText(t("design.loading")), path).toHaveCount(0);
    expect(await seriousFaults(page), path).toEqual([]);
  }
};

test("nothing on a driver's, a store's or a recipient's screens keeps anybody out", async ({ browser }) => {
  const [driver, store, recipient] = await Promise.all([
    openPhone(browser, null),
    openDesk(browser),
    openPhone(browser, null),
  ]);
  await Promise.all([signIn(driver, "driver"), signIn(store, "store")]);
  const [deliveryId = ""] = await postDeliveries(demo(), 1);
  const { trackingUrl } = await (await apiOf(store)).delivery.get.query({ deliveryId });
  await Promise.all([
    lookAtEach(driver, DRIVER_PAGES),
    lookAtEach(store, [...STORE_PAGES, `/store?delivery=${deliveryId}`]),
    lookAtEach(recipient, [trackingUrl, "/sign-in", "/"]),
  ]);
});

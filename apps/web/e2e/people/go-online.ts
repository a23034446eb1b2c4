import { expect, type Page } from "@playwright/test";
import { translate as t } from "../../src/i18n/translate.ts";
import { wording } from "./words.ts";

/** What Stripe's double says on its own pages. */
const STRIPE = { title: "Stripe (local double): onboarding", complete: "Complete" };

/** A new driver says at Stripe where to be paid, comes back, and goes online. */
export const goOnline = async (page: Page): Promise<void> => {
  await expect(page.getByText(wording("driver.trouble.payout"))).toBeVisible();
  await page.getByRole("button", { name: t("driver.payout.start") }).click();
  await expect(page).toHaveTitle(STRIPE.title);
  await page.getByRole("button", { name: STRIPE.complete }).click();
  // Back from Stripe, whose word has arrived: nothing stands in the way any more.
  await expect(page.getByRole("heading", { name: t("driver.home.offline") })).toBeVisible();
  await page.getByRole("switch", { name: t("driver.offline") }).click();
  await expect(page.getByRole("switch", { name: t("driver.online") })).toBeChecked();
  await expect(page.getByText(t("driver.offers.none"))).toBeVisible();
};

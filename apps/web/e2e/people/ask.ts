import { expect, type Locator, type Page } from "@playwright/test";
import { translate as t } from "../../src/i18n/translate.ts";
import { centsIn, money, wording } from "./words.ts";

const claimButton = (page: Page): Locator => page.getByRole("button", { name: wording("driver.offer.claim") });

/** The posted price of the offer that has opened by itself. */
const offeredCents = async (page: Page): Promise<number> => centsIn(await claimButton(page).innerText());

/** Takes the posted price. Answers what that is. */
export const claim = async (page: Page): Promise<number> => {
  const postedCents = await offeredCents(page);
  await claimButton(page).click();
  await expect(page.getByText(wording("driver.offer.claimIn"))).toBeVisible();
  return postedCents;
};

/** Asks less than the posted price. Answers both. */
export const bid = async (page: Page, lessCents: number): Promise<{ askCents: number; postedCents: number }> => {
  const postedCents = await offeredCents(page);
  const askCents = postedCents - lessCents;
  await page.getByRole("button", { name: t("driver.offer.bid"), exact: true }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel(t("driver.bid.label")).fill((askCents / 100).toFixed(2));
  await sheet.getByRole("button", { name: t("driver.bid.send", { ask: money(askCents) }) }).click();
  await expect(page.getByText(wording("driver.offer.bidIn"))).toBeVisible();
  return { askCents, postedCents };
};

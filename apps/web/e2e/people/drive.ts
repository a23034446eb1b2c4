import type { LngLat } from "@fairmile/contracts";
import { expect, type Page } from "@playwright/test";
import { translate as t } from "../../src/i18n/translate.ts";
import { standAt } from "./open-page.ts";

/** The phone is at the stop: its screen has noticed, and the driver says so. */
export const arriveAt = async (page: Page, point: LngLat): Promise<void> => {
  await standAt(page.context(), point);
  // Offered while the stop is some way off.
  await expect(page.getByRole("button", { name: t("driver.drive.demoGo") })).toBeHidden();
  await page.getByRole("button", { name: t("driver.drive.here") }).click();
};

/** At the store: every parcel is ticked off. */
export const pickUp = async (page: Page): Promise<void> => {
  await expect(page.getByText(t("driver.done.tickMissing"))).toBeVisible();
  await page.getByRole("checkbox").click();
  await page.getByRole("button", { name: t("driver.done.pickup") }).click();
};

interface DropOff {
  readonly name: string;
  readonly pin: string;
  readonly photo: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
}

/** At the door: the photo is taken and sent, the PIN is told, and the parcel is handed over. */
export const handOver = async (page: Page, { name, pin, photo }: DropOff): Promise<void> => {
  await expect(page.getByText(t("driver.done.proofMissing"))).toBeVisible();
  const done = page.getByRole("button", { name: t("driver.done.dropoff") });
  await expect(done).toBeDisabled();
  await page.getByLabel(t("driver.proof.takePhoto")).setInputFiles(photo);
  await expect(page.getByText(t("driver.proof.sent"))).toBeVisible();
  await expect(done).toBeDisabled();
  await page.getByLabel(t("driver.proof.pin", { name })).fill(pin);
  await done.click();
};

import { expect, type Page } from "@playwright/test";
import { translate as t } from "../../src/i18n/translate.ts";
import { amountsIn, centsIn, money, wording } from "./words.ts";

export interface PickupOrder {
  /** What is typed into the address line, and the door that is chosen from its suggestions. */
  readonly typed: string;
  readonly door: string;
  readonly name: string;
  readonly tipCents: number;
  readonly proof: "photo" | "photoPin";
}

export interface PostedPickup {
  readonly id: string;
  readonly feeCents: number;
}

/** A store fills in the panel, reads the fee that stands there line by line, posts, and opens what it has posted. */
export const postPickup = async (page: Page, order: PickupOrder): Promise<PostedPickup> => {
  const to = page.getByLabel(t("store.post.to"), { exact: true });
  await to.fill(order.typed);
  await page.getByRole("option", { name: order.door, exact: true }).click();
  await expect(to).toHaveValue(order.door);
  await page.getByLabel(t("store.post.name"), { exact: true }).fill(order.name);
  await page.getByLabel(t("store.post.tip"), { exact: true }).fill(String(order.tipCents / 100));
  const proof = page.getByRole("combobox", { name: t("store.post.proof"), exact: true });
  await proof.click();
  await page.getByRole("option", { name: t(`store.post.proof.${order.proof}`), exact: true }).click();

  const panel = page.locator("form");
  await expect(panel.getByRole("radio", { name: t("store.post.ready.now"), exact: true })).toBeChecked();
  await expect(panel.getByText(wording("store.quote.held"))).toBeVisible();
  const send = panel.getByRole("button", { name: t("store.post.send") });
  await expect(send).toBeEnabled();
  const quote = panel.locator("dl").locator("..");
  const lines = (await quote.locator("dd").allTextContents()).map(centsIn);
  const feeCents = amountsIn(await quote.innerText()).at(-1) ?? 0;
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.reduce((sum, cents) => sum + cents, 0)).toBe(feeCents);

  await send.click();
  const note = panel.getByRole("status").filter({ hasText: order.door });
  await expect(note).toContainText(t("store.posted.held", { amount: money(feeCents + order.tipCents) }));
  await note.getByRole("button", { name: t("store.posted.open") }).click();
  await expect(page.getByRole("heading", { level: 2, name: order.door })).toBeVisible();
  const id = new URL(page.url()).searchParams.get("delivery");
  if (id === null) throw new Error("the open delivery stands in the address");
  return { id, feeCents };
};

/** Back from an open delivery to the form. */
export const closeDelivery = (page: Page): Promise<void> =>
  page.getByRole("button", { name: t("store.detail.close") }).click();

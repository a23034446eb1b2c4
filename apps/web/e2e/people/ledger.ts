import { expect, type Page } from "@playwright/test";
import { translate as t } from "../../src/i18n/translate.ts";
import { centsIn } from "./words.ts";

/** What the entries of one event moved, by the account's name on screen: debit positive, in minor units. */
export type EntryLines = Readonly<Record<string, number>>;

/** The last entry of a delivery that was paid for and whose driver was paid. */
const LAST = "transfer.sent";

const readEntries = async (page: Page): Promise<Map<string, Record<string, number>>> => {
  const rows = await page
    .getByRole("table")
    .last()
    .locator("tbody tr")
    .evaluateAll((all) =>
      all.map((row) => ({
        event: row.querySelector("th b")?.textContent ?? null,
        cells: [...row.querySelectorAll("td")].map((cell) => cell.firstChild?.textContent ?? ""),
      })),
    );
  const entries = new Map<string, Record<string, number>>();
  let lines: Record<string, number> = {};
  for (const { event, cells } of rows) {
    const [account = "", debit = "", credit = ""] = cells;
    if (event !== null) {
      lines = entries.get(event) ?? {};
      entries.set(event, lines);
    } else lines[account] = (lines[account] ?? 0) + (debit === "" ? -centsIn(credit) : centsIn(debit));
  }
  return entries;
};

/** Opens the ledger of one delivery, waits until its money is where it belongs, and reads what each event moved. */
export const readLedger = async (page: Page, deliveryId: string): Promise<ReadonlyMap<string, EntryLines>> => {
  await page.getByRole("link", { name: t("admin.rail.ledger") }).click();
  await page.getByLabel(t("admin.ledger.filter")).fill(deliveryId);
  await page.getByRole("button", { name: t("admin.ledger.filterShow") }).click();
  // From here on only the entries of this delivery are shown.
  await page.waitForURL(new RegExp(deliveryId));
  const clear = page.getByRole("button", { name: t("admin.ledger.filterClear") });
  await expect(async () => {
    await expect(clear).toBeVisible();
    const events = [...(await readEntries(page)).keys()];
    // Stripe may still be asked: the page is looked at anew.
    if (!events.includes(LAST)) await page.reload();
    expect(events).toEqual(expect.arrayContaining(["card.held", LAST]));
  }).toPass({ timeout: 30_000 });
  return readEntries(page);
};

import { expect, test, type Page } from "@playwright/test";
import { demo, postDeliveries, signIn } from "./setup/demo.ts";
import { seriousFaults } from "./setup/serious-faults.ts";

/** Each page of an admin, and what stands on it once it is there. */
const PAGES: readonly (readonly [path: string, heading: RegExp])[] = [
  ["/admin", /./],
  ["/admin/rounds", /^Rounds$/],
  ["/admin/pricing", /^Pricing, version \d+$/],
  ["/admin/drivers", /^Drivers$/],
  ["/admin/ledger", /^Ledger$/],
  ["/admin/payouts", /^Payouts$/],
  ["/admin/audit", /^Audit log$/],
  ["/admin/promises", /^Promised arrivals$/],
  ["/admin/health", /^Health$/],
  ["/admin/you", /./],
];

/** What the browser complains of while a page is open. */
const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
};

const settled = async (page: Page): Promise<void> => {
  await expect(page.getByRole("status").filter({ hasText: "Loading" })).toHaveCount(0);
  await expect(page.getByRole("alert").filter({ hasText: "Try again" })).toHaveCount(0);
};

test.beforeAll(async () => {
  await postDeliveries(demo(), 3);
});

test.beforeEach(async ({ page }) => {
  await signIn(page, "admin");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page of an admin opens without a fault, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const [path, heading] of PAGES) {
      const complaints = complaintsOf(page);
      await page.goto(`${demo().web}${path}`);
      await expect(page.getByRole("heading", { level: 1 }), path).toHaveText(heading);
      await settled(page);
      expect(await seriousFaults(page), path).toEqual([]);
      expect(complaints, path).toEqual([]);
      page.removeAllListeners();
    }
  });
}

test("a round opens from the list and is read step by step with the keyboard", async ({ page }) => {
  await page.goto(`${demo().web}/admin/rounds`);
  // The lot is shown to its candidates first; then the first round takes it.
  const first = page.getByRole("row").getByRole("link").first();
  await expect(first).toBeVisible({ timeout: 60_000 });
  await first.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Round \d+$/);
  await expect(page.getByText("Replay gives the same bytes")).toBeVisible();
  const here = page.locator('button[aria-current="step"]');
  await expect(here).toContainText("Pay");
  await page.keyboard.press("ArrowLeft");
  await expect(here).toContainText("Clear");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(here).toContainText("Commit");
  expect(await seriousFaults(page)).toEqual([]);

  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the round’s document" }).click();
  expect((await file).suggestedFilename()).toMatch(/^fairmile-round-\d+\.json$/);
});

test("a driver is suspended and reinstated with a reason that stays with the account", async ({ page }) => {
  await page.goto(`${demo().web}/admin/drivers`);
  const row = page.getByRole("row").filter({ hasText: "Ciarán D." });
  await row.getByRole("button", { name: "Suspend Ciarán D." }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(dialog.getByText("A few words, at least three letters.")).toBeVisible();
  await dialog.getByRole("textbox").fill("Insurance papers have run out.");
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(row).toContainText("Suspended");
  await expect(row).toContainText("Insurance papers have run out.");
  await row.getByRole("button", { name: "Reinstate Ciarán D." }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Papers are in order again.");
  await page.getByRole("dialog").getByRole("button", { name: "Reinstate" }).click();
  await expect(row).toContainText("Approved");
});

test("prices are changed with a difference to read, and a version in between is not lost", async ({
  page,
  context,
}) => {
  await page.goto(`${demo().web}/admin/pricing`);
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText("Pricing, version 1");
  await page.getByLabel("Base", { exact: true }).fill("3.30");
  await expect(page.getByText("€3.20 → €3.30")).toBeVisible();

  const other = await context.newPage();
  await other.goto(`${demo().web}/admin/pricing`);
  await other.getByLabel("Minimum", { exact: true }).fill("4.60");
  await other.getByRole("button", { name: "Publish version 2" }).click();
  await other.getByRole("dialog").getByRole("textbox").fill("Short ways cost more to serve.");
  await other.getByRole("dialog").getByRole("button", { name: "Publish version 2" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Pricing, version 2");

  await expect(page.getByText(/published version 2 while you were at it/)).toBeVisible();
  await page.getByRole("button", { name: "Publish version 3" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Fuel is dearer.");
  await page.getByRole("dialog").getByRole("button", { name: "Publish version 3" }).click();
  await expect(title).toHaveText("Pricing, version 3");
  await expect(page.getByLabel("Minimum", { exact: true })).toHaveValue("4.60");
  await expect(page.getByLabel("Base", { exact: true })).toHaveValue("3.30");
});

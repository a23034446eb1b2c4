import type { LngLat } from "@fairmile/contracts";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { translate as t } from "../src/i18n/translate.ts";
import { bid, claim } from "./people/ask.ts";
import { arriveAt, handOver, pickUp } from "./people/drive.ts";
import { goOnline } from "./people/go-online.ts";
import { readLedger } from "./people/ledger.ts";
import { openDesk, openPhone, standAt } from "./people/open-page.ts";
import { doorPhoto } from "./people/photo.ts";
import { closeDelivery, postPickup } from "./people/post-pickup.ts";
import { amountsIn, centsIn, money, wording } from "./people/words.ts";
import { apiOf } from "./setup/api-of.ts";
import { signIn } from "./setup/demo.ts";
import { clearTheBoard, letItClear, letThemRead } from "./setup/quiet-market.ts";

const STORE = "Canal Bakehouse";
const MARTA = "Marta K.";
/** What a recipient is told of a driver's name. */
const MARTA_AT_THE_DOOR = "Marta";
const CIARAN = "Ciarán D.";
const TIP_CENTS = 200;
/** How much under the posted price a driver bids. */
const LESS_CENTS = 30;

/** Doors of the demo's town: it is made of one seed, so they are always there. */
const LOST = { typed: "1 holly av", door: "1 Holly Avenue", name: "Owen", tipCents: 0, proof: "photo" } as const;
const WON = {
  typed: "1 jubilee",
  door: "1 Jubilee Street",
  name: "Nora",
  tipCents: TIP_CENTS,
  proof: "photoPin",
} as const;

const beside = ({ lng, lat }: LngLat, lngDegrees: number): LngLat => ({ lng: lng + lngDegrees, lat });
const between = (a: LngLat, b: LngLat): LngLat => ({ lng: (a.lng + b.lng) / 2, lat: (a.lat + b.lat) / 2 });

/** The figure beside its words on a receipt. */
const figure = (on: Page | Locator, label: string): Locator => {
  const page = "page" in on ? on.page() : on;
  return on
    .locator("dl > div")
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator("dd");
};

/** A picture of the moment beside the test's results, where they are asked for: drawing maps takes a small machine long. */
const look = async (page: Page, name: string): Promise<void> => {
  if (process.env["FAIRMILE_LOOK"] === "1") await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
};

const placeOf = async (car: Locator): Promise<{ x: number; y: number }> =>
  (await car.boundingBox()) ?? { x: Number.NaN, y: Number.NaN };

test("a pickup from the store's form to everybody's receipt", async ({ browser }) => {
  test.setTimeout(240_000);
  const [store, admin] = await Promise.all([openDesk(browser), openDesk(browser)]);
  await Promise.all([signIn(store, "store"), signIn(admin, "admin")]);
  const [storeApi, adminApi] = await Promise.all([apiOf(store), apiOf(admin)]);
  await Promise.all([clearTheBoard(storeApi), letThemRead(adminApi)]);
  const [location] = (await storeApi.store.get.query()).locations;
  if (location === undefined) throw new Error("the demo's store has a location");
  const counter = location.place.point;

  // Ciarán waits round the corner, Marta a little further off.
  const [marta, ciaran] = await Promise.all([
    openPhone(browser, beside(counter, 0.006)),
    openPhone(browser, beside(counter, -0.001)),
  ]);
  await test.step("two drivers say where to be paid and go online", async () => {
    await Promise.all([signIn(marta, "driver"), signIn(ciaran, "driver2")]);
    await Promise.all([goOnline(marta), goOnline(ciaran)]);
  });

  const lost = await test.step("the store posts a pickup at the price it was quoted", () => postPickup(store, LOST));
  const round = await test.step("both ask in one round: who asks less wins, the other reads why not", async () => {
    const [claimedCents, own] = await Promise.all([claim(marta), bid(ciaran, LESS_CENTS)]);
    await Promise.all([look(marta, "offer-claimed"), look(store, "store-posted"), letItClear(adminApi)]);
    await expect(ciaran.getByRole("heading", { name: t("driver.receipt.won") })).toBeVisible({ timeout: 60_000 });
    // Marta's claim added nothing, so Ciarán harms nobody: the whole posted price is his.
    await expect(figure(ciaran, t("driver.receipt.paid"))).toHaveText(money(own.postedCents));
    await expect(marta.getByRole("heading", { name: t("driver.receipt.lost") })).toBeVisible();
    await expect(marta.getByText(t("round.lost.nearer"), { exact: true })).toBeVisible();
    await expect(figure(marta, t("driver.receipt.storeAsk", { store: STORE }))).toHaveText(money(claimedCents));
    await expect(figure(marta, t("driver.receipt.wouldHaveWon"))).toHaveText(
      t("driver.receipt.orLess", { amount: money(claimedCents - LESS_CENTS - 1) }),
    );
    await look(marta, "receipt-lost");
    await look(ciaran, "receipt-won-by-bid");
    const [, no = ""] = /(\d+)/.exec(await marta.getByText(wording("driver.receipt.round")).innerText()) ?? [];
    await marta.getByRole("button", { name: t("driver.result.putAway") }).click();
    return { no, claimedCents };
  });
  expect(lost.id).toMatch(/^dlv_/);

  await Promise.all([closeDelivery(store), letThemRead(adminApi)]);
  const won = await test.step("the store posts a second one", () => postPickup(store, WON));
  const ask = await test.step("Marta bids on it, and wins more than she asked", async () => {
    const own = await bid(marta, LESS_CENTS);
    await letItClear(adminApi);
    await expect(marta.getByRole("heading", { name: t("driver.receipt.won") })).toBeVisible({ timeout: 60_000 });
    const sentence = t("round.won.sentence", { askCents: money(own.askCents), gainCents: money(LESS_CENTS) });
    await expect(marta.getByText(sentence, { exact: true })).toBeVisible();
    await expect(figure(marta, t("driver.receipt.paid"))).toHaveText(money(own.postedCents + TIP_CENTS));
    await look(marta, "receipt-won");
    return own;
  });
  const payCents = ask.postedCents;
  const door = (await storeApi.delivery.get.query({ deliveryId: won.id })).dropoff.place.point;

  const recipient = await openPhone(browser, null);
  const link = await store.getByRole("link", { name: t("store.detail.openLink") }).getAttribute("href");
  await recipient.goto(link ?? "");
  await expect(recipient.getByText(t("track.state.toStore", { store: STORE }))).toBeVisible();

  await test.step("Marta sets out and picks up; the recipient follows", async () => {
    await marta.getByRole("link", { name: t("driver.result.toRoute") }).click();
    await expect(marta.getByText(t("driver.route.pays", { pay: money(payCents + TIP_CENTS) }))).toBeVisible();
    await marta.getByRole("button", { name: t("driver.route.setOut") }).click();
    await expect(marta.getByRole("button", { name: t("driver.drive.arrived") })).toBeVisible();
    await look(marta, "drive-to-store");
    await arriveAt(marta, counter);
    await expect(recipient.getByText(t("track.state.atStore", { store: STORE }))).toBeVisible();
    await look(marta, "at-store");
    await pickUp(marta);
    const vehicle = t("store.detail.vehicle.bicycle");
    await expect(recipient.getByText(t("track.state.onTheWay", { driver: MARTA_AT_THE_DOOR, vehicle }))).toBeVisible();
    await expect(recipient.getByText(t("track.stops", { count: 0 }))).toBeVisible();
  });

  await test.step("the recipient sees the car move", async () => {
    await expect(recipient.getByRole("region", { name: t("track.map") })).toBeVisible();
    const car = recipient.getByText(MARTA_AT_THE_DOOR, { exact: true });
    await expect(car).toBeVisible();
    const before = await placeOf(car);
    await standAt(marta.context(), between(counter, door));
    const way = async (): Promise<number> => {
      const now = await placeOf(car);
      return Math.hypot(now.x - before.x, now.y - before.y);
    };
    await expect.poll(way).toBeGreaterThan(30);
    await look(marta, "drive-to-door");
    await look(recipient, "tracking");
    await look(store, "store-following");
  });

  await test.step("Marta proves with a photo and the recipient's PIN, and delivers", async () => {
    await arriveAt(marta, door);
    await expect(recipient.getByText(t("track.state.atDoor", { driver: MARTA_AT_THE_DOOR }))).toBeVisible();
    const pin = recipient.locator("section").filter({ has: recipient.getByRole("heading", { name: t("track.pin") }) });
    await handOver(marta, {
      name: WON.name,
      pin: await pin.locator("p").first().innerText(),
      photo: await doorPhoto(),
    });
    await expect(marta.getByRole("heading", { name: t("driver.finished.title") })).toBeVisible();
    await expect(figure(marta, t("driver.receipt.paid"))).toHaveText(money(payCents + TIP_CENTS));
    await look(marta, "route-done");
    await expect(recipient.getByText(t("track.sign.delivered"), { exact: true })).toBeVisible();
    await expect(
      recipient.getByRole("img", { name: t("store.detail.proof.alt", { address: WON.door }) }),
    ).toBeVisible();
    await look(recipient, "tracking-delivered");
  });

  const receipts = await test.step("the driver's receipts and earnings", async () => {
    await marta
      .getByRole("link", { name: t("driver.nav.earnings") })
      .first()
      .click();
    const today = { pay: money(payCents), tip: money(TIP_CENTS), count: 1 };
    await expect(marta.getByText(t("driver.earnings.of", today))).toBeVisible();
    await look(marta, "earnings");
    await marta.getByRole("link", { name: t("driver.nav.receipts") }).click();
    // Newest first: what was won after what was lost.
    const [wonRow, lostRow] = [marta.getByRole("listitem").nth(0), marta.getByRole("listitem").nth(1)];
    await expect(lostRow).toContainText(t("driver.receipt.lost"));
    await expect(wonRow).toContainText(t("driver.receipt.won"));
    await wonRow.getByRole("link").click();
    await expect(figure(marta, t("driver.figures.pay"))).toHaveText(money(payCents));
    await expect(figure(marta, t("driver.figures.tip")).last()).toHaveText(money(TIP_CENTS));
    await look(marta, "receipt-figures");
    return { roundNo: await figure(marta, t("driver.figures.round")).innerText() };
  });

  await test.step("the store's receipt: charged to the card, and what of it went to the driver", async () => {
    const totalCents = won.feeCents + TIP_CENTS;
    await expect(store.getByRole("img", { name: t("store.detail.proof.alt", { address: WON.door }) })).toBeVisible();
    await store.getByRole("link", { name: t("store.rail.receipts") }).click();
    const receipt = store.locator("details").filter({ hasText: WON.door }).first();
    await expect(receipt).toContainText(t("store.receipts.status.captured"), { timeout: 30_000 });
    await receipt.locator("summary").click();
    await expect(figure(receipt, t("store.receipt.total"))).toHaveText(money(totalCents));
    await expect(receipt).toContainText(t("store.receipt.payment.captured", { amount: money(totalCents) }));
    await expect(receipt).toContainText(
      t("store.receipt.driverTip", { amount: money(payCents), tip: money(TIP_CENTS) }),
    );
    await look(store, "store-receipt");
  });

  await test.step("the admin opens both rounds and reads why", async () => {
    const why = admin.getByRole("heading", { name: wording("admin.why.title") });
    await admin.getByRole("link", { name: t("admin.rail.rounds") }).click();
    await admin.getByRole("link", { name: receipts.roundNo, exact: true }).click();
    await expect(admin.getByText(t("admin.round.same"))).toBeVisible();
    await expect(why).toContainText(MARTA);
    expect(centsIn(await why.innerText())).toBe(payCents);
    const [asked = 0, withMarta = 0, without = 0, paid = 0] = amountsIn(await why.locator("+ div").innerText());
    expect([asked, withMarta - without, paid]).toEqual([ask.askCents, LESS_CENTS, payCents]);

    await admin.getByRole("link", { name: t("admin.rail.rounds") }).click();
    await admin.getByRole("link", { name: round.no, exact: true }).click();
    await expect(admin.getByText(t("admin.round.same"))).toBeVisible();
    await expect(why).toContainText(CIARAN);
    await look(admin, "round");
    await admin.getByRole("button", { name: MARTA, exact: true }).click();
    await expect(admin.getByRole("heading", { name: wording("admin.why.noneTitle") })).toContainText(MARTA);
    await look(admin, "round-why-not");
  });

  await test.step("the ledger has the same cents, and every entry sums to nothing", async () => {
    const entries = await readLedger(admin, won.id);
    for (const [name, lines] of entries)
      expect([name, Object.values(lines).reduce((sum, cents) => sum + cents, 0)]).toEqual([name, 0]);
    expect(entries.get("delivery.charged")).toEqual({
      [t("admin.account.store_receivable")]: won.feeCents + TIP_CENTS,
      [t("admin.account.revenue")]: -won.feeCents,
      [t("admin.account.driver_cost")]: payCents,
      [t("admin.account.driver_payable")]: -payCents,
      [t("admin.account.driver_tips_payable")]: -TIP_CENTS,
    });
    expect(entries.get("delivery.captured")?.[t("admin.account.store_receivable")]).toBe(-won.feeCents - TIP_CENTS);
    expect(entries.get("transfer.sent")?.[t("admin.account.driver_payable")]).toBe(payCents);
    expect(entries.get("transfer.sent")?.[t("admin.account.driver_tips_payable")]).toBe(TIP_CENTS);
    await look(admin, "ledger");
  });
});

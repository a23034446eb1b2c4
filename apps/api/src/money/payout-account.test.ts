import { driver } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refreshOwnPayoutAccount } from "../features/payout-account/refresh.ts";
import { startOwnPayoutAccount } from "../features/payout-account/start.ts";
import { makeDriver } from "../testing/make-driver.ts";
import { makeUser } from "../testing/make-user.ts";
import { refusal } from "../testing/refusal.ts";
import { callVerb } from "../testing/untyped.ts";
import { countryOfTimeZone } from "./country-of-time-zone.ts";
import { onboard, openMoneyWorld, type MoneyWorld } from "./testing/money-world.ts";

let world: MoneyWorld;
beforeAll(async () => {
  world = await openMoneyWorld();
});
afterAll(() => world.close());

const rowOf = async (driverId: string) => {
  const [row] = await world.h.database.db.select().from(driver).where(eq(driver.id, driverId));
  if (row === undefined) throw new Error("no driver");
  return row;
};

test("a driver opens one account, of the market's country and currency, and is ready once Stripe says so", async () => {
  const { h } = world;
  const made = await makeDriver(h);
  const ctx = h.ctxFor(made.actor);
  const { url } = await startOwnPayoutAccount.run({ ctx, input: { returnPath: "/driver/earnings" } });
  const account = (await rowOf(made.driverId)).stripeAccountId ?? "";
  expect(account).toMatch(/^acct_/);
  const shown = await h.stripe.client.v2.core.accounts.retrieve(account, { include: ["identity", "defaults"] });
  expect(shown).toMatchObject({
    contact_email: made.actor.email,
    dashboard: "express",
    identity: { country: "IT", entity_type: "individual" },
    defaults: { currency: "eur", responsibilities: { fees_collector: "application", losses_collector: "application" } },
    metadata: { fairmile_driver: made.driverId },
  });
  await startOwnPayoutAccount.run({ ctx, input: { returnPath: "/driver" } });
  expect((await rowOf(made.driverId)).stripeAccountId).toBe(account);
  expect(await refreshOwnPayoutAccount.run({ ctx, input: {} })).toEqual({ payoutAccount: "pending" });
  await onboard(url);
  expect(await refreshOwnPayoutAccount.run({ ctx, input: {} })).toEqual({ payoutAccount: "ready" });
  expect(await rowOf(made.driverId)).toMatchObject({ payoutAccount: "ready" });
  const settings = await h.stripe.client.balanceSettings.retrieve({}, { stripeAccount: account });
  expect(settings.payments.payouts?.schedule?.interval).toBe("manual");
});

test("a lost answer at the account's creation leaves one account", async () => {
  const { h } = world;
  const made = await makeDriver(h);
  await h.stripe.control.setFaults({
    requests: [{ path: "/v2/core/accounts", method: "POST", kind: "cut", times: 2 }],
  });
  const ctx = h.ctxFor(made.actor);
  expect((await refusal(startOwnPayoutAccount.run({ ctx, input: { returnPath: "/" } }))).code).toBe(
    "stripe_unavailable",
  );
  await startOwnPayoutAccount.run({ ctx, input: { returnPath: "/" } });
  const { accounts } = await h.stripe.control.dump();
  expect(accounts.filter((a) => a.metadata?.["fairmile_driver"] === made.driverId)).toHaveLength(1);
});

test("only a driver has one, and a path that leads away is refused by name", async () => {
  const { h } = world;
  const stranger = await makeUser(h);
  expect((await refusal(callVerb(refreshOwnPayoutAccount, h.ctxFor(stranger), {}))).code).toBe("forbidden");
  const made = await makeDriver(h);
  const refused = await refusal(
    callVerb(startOwnPayoutAccount, h.ctxFor(made.actor), { returnPath: "https://elsewhere.example" }),
  );
  expect(refused.fields).toEqual([{ path: "returnPath", code: "invalid_format" }]);
  const away = await refusal(
    callVerb(startOwnPayoutAccount, h.ctxFor(made.actor), { returnPath: "//elsewhere.example/x" }),
  );
  expect(away.fields).toEqual([{ path: "returnPath", code: "invalid_format" }]);
});

test("a zone's country comes from the runtime; an unknown one is left to Stripe's page", () => {
  expect(countryOfTimeZone("Europe/Rome")).toBe("IT");
  expect(countryOfTimeZone("America/New_York")).toBe("US");
  expect(countryOfTimeZone("Europe/London")).toBe("GB");
  expect(countryOfTimeZone("UTC")).toBeNull();
});

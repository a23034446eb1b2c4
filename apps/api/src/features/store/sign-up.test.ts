import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeUser } from "../../testing/make-user.ts";
import { refusal } from "../../testing/refusal.ts";
import { CENTER } from "../../testing/testville.ts";
import { signUpStore } from "./sign-up.ts";

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

const input = {
  name: "Corner Bakery",
  location: { name: "Shop", place: { address: "Via Roma 1", point: CENTER } },
};
test("whoever signs a store up owns it", async () => {
  const person = await makeUser(h);
  const view = await signUpStore.run({ ctx: h.ctxFor(person), input });
  expect(view).toMatchObject({ name: "Corner Bakery", card: null, memberRole: "owner" });
  expect(view.locations).toHaveLength(1);
});

test("a location outside the market is refused by its field, and leaves nothing", async () => {
  const person = await makeUser(h);
  const away = {
    ...input,
    location: { ...input.location, place: { address: "Elsewhere 1", point: { lng: 10, lat: 45 } } },
  };
  const error = await refusal(signUpStore.run({ ctx: h.ctxFor(person), input: away }));
  expect(error.code).toBe("outside_market");
  expect(error.fields).toEqual([{ path: "location.place.point", code: "outside_market" }]);
  await expect(signUpStore.run({ ctx: h.ctxFor(person), input })).resolves.toMatchObject({ name: "Corner Bakery" });
});

test("one store a person", async () => {
  const person = await makeUser(h);
  await signUpStore.run({ ctx: h.ctxFor(person), input });
  expect((await refusal(signUpStore.run({ ctx: h.ctxFor(person), input }))).code).toBe("forbidden");
});

test("a stranger is sent to sign in", async () => {
  expect((await refusal(signUpStore.run({ ctx: h.anonymous(), input }))).code).toBe("unauthenticated");
});

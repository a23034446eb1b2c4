import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeStore } from "../../testing/make-store.ts";
import { refusal } from "../../testing/refusal.ts";
import { callVerb } from "../../testing/untyped.ts";
import { finishCardSetup } from "./finish-card-setup.ts";
import { startCardSetup } from "./start-card-setup.ts";

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

const start = async (owner: Awaited<ReturnType<typeof makeStore>>["owner"]): Promise<{ url: string }> =>
  (await callVerb(startCardSetup, h.ctxFor(owner), { returnPath: "/store/card" })) as { url: string };

test("an owner saves a card on Stripe's page and comes back with it", async () => {
  const store = await makeStore(h, { card: null });
  const { url } = await start(store.owner);
  const answer = await fetch(url, {
    method: "POST",
    body: new URLSearchParams({ choice: "complete", card: "pm_card_bypassPending" }),
    redirect: "manual",
  });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(back.pathname).toBe("/store/card");
  const sessionId = back.searchParams.get("session") ?? "";
  const view = await finishCardSetup.run({ ctx: h.ctxFor(store.owner), input: { sessionId } });
  expect(view.card).toEqual({ brand: "visa", last4: "0077" });
  await expect(finishCardSetup.run({ ctx: h.ctxFor(store.owner), input: { sessionId } })).resolves.toEqual(view);

  const other = await makeStore(h, { card: null });
  const foreign = await refusal(finishCardSetup.run({ ctx: h.ctxFor(other.owner), input: { sessionId } }));
  expect(foreign.code).toBe("not_found");
});

test.each(["//evil.example/", "/\\evil.example/", "https://evil.example/", "evil"])(
  "%s is no path of ours",
  async (returnPath) => {
    const store = await makeStore(h, { card: null });
    const error = await refusal(callVerb(startCardSetup, h.ctxFor(store.owner), { returnPath }));
    expect(error.fields).toEqual([{ path: "returnPath", code: "invalid_format" }]);
  },
);

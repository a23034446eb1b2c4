import { apiKey, auditLog } from "@fairmile/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resolveActor } from "../../auth/resolve-actor.ts";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeStore, type TestStore } from "../../testing/make-store.ts";
import { refusal } from "../../testing/refusal.ts";
import { createApiKey } from "./create.ts";
import { listApiKeys } from "./list.ts";
import { revokeApiKey } from "./revoke.ts";

let h: Harness;
let store: TestStore;
beforeAll(async () => {
  h = await openHarness();
  store = await makeStore(h);
});
afterAll(() => h.close());

const bearer = (secret: string) => new Headers({ authorization: `Bearer ${secret}` });
const who = (secret: string) => resolveActor(h.services, h.market.id, bearer(secret));

test("a key works from its making to its revocation, and its secret is kept nowhere", async () => {
  const ctx = h.ctxFor(store.owner);
  const { apiKey: made, secret } = await createApiKey.run({
    ctx,
    input: { name: "Till", scopes: ["deliveries:read"] },
  });
  expect(secret).toMatch(/^fm_test_[\w-]{32}$/);
  expect(await who(secret)).toMatchObject({ kind: "api_key", storeId: store.storeId, scopes: ["deliveries:read"] });
  const kept = JSON.stringify([await h.database.db.select().from(apiKey), await h.database.db.select().from(auditLog)]);
  expect(kept).not.toContain(secret.slice(8));

  const other = await makeStore(h);
  const input = { apiKeyId: made.id as never };
  expect((await refusal(revokeApiKey.run({ ctx: h.ctxFor(other.owner), input }))).code).toBe("not_found");
  expect(await listApiKeys.run({ ctx: h.ctxFor(other.owner), input: {} })).toEqual([]);

  const revoked = await revokeApiKey.run({ ctx, input });
  expect(revoked.revokedAtMs).toBe(h.clock.now());
  expect((await refusal(who(secret))).code).toBe("api_key_invalid");
  h.clock.advance(1_000);
  expect((await revokeApiKey.run({ ctx, input })).revokedAtMs).toBe(revoked.revokedAtMs);
});

test("staff may not make keys", async () => {
  const staff = { ...store.owner, memberRole: "staff" as const };
  const input = { name: "Till", scopes: ["deliveries:read" as const] };
  expect((await refusal(createApiKey.run({ ctx: h.ctxFor(staff), input }))).code).toBe("forbidden");
});

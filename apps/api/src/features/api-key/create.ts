import { createApiKeyCommand, newApiKeyView } from "@fairmile/contracts";
import { apiKey } from "@fairmile/db";
import { hashApiKey } from "../../auth/resolve-actor.ts";
import { ownStore } from "../../platform/actor.ts";
import { randomToken } from "../../platform/random-token.ts";
import type { Config } from "../../platform/config.ts";
import { mutation } from "../../platform/verb.ts";
import { toApiKeyView } from "./to-api-key-view.ts";

/** 192 bits: 32 characters. */
const SECRET_BYTES = 24;

/** Keys that move real money are told from those that do not, by Stripe's own mode. */
const prefixOf = (config: Config): "fm_live_" | "fm_test_" =>
  /^(?:sk|rk)_live_/.test(config.stripe.secretKey) ? "fm_live_" : "fm_test_";

/** Makes a key for `/v1`. Its secret is in this answer and nowhere else: only its hash is kept. */
export const createApiKey = mutation({
  name: "apiKey.create",
  input: createApiKeyCommand,
  output: newApiKeyView,
  allow: ["store_owner"],
  run: async ({ ctx, input, tx, note }) => {
    const storeId = ownStore(ctx.actor);
    const prefix = prefixOf(ctx.config);
    const secret = prefix + randomToken(ctx.random, SECRET_BYTES);
    const row: typeof apiKey.$inferSelect = {
      marketId: ctx.market.id,
      id: ctx.ids.next("apiKey"),
      storeId,
      name: input.name,
      hash: hashApiKey(secret),
      preview: `${prefix}…${secret.slice(-4)}`,
      scopes: [...new Set(input.scopes)],
      createdAtMs: ctx.clock.now(),
      lastUsedAtMs: null,
      revokedAtMs: null,
    };
    await tx.db.insert(apiKey).values(row);
    note.audit(row.id, { scopes: row.scopes });
    note.event({ type: "store.changed", subject: storeId, audience: [`store:${storeId}`, "admin"] });
    return { apiKey: toApiKeyView(row), secret };
  },
});

import type { apiKeyView } from "@fairmile/contracts";
import type { apiKey } from "@fairmile/db";
import type { z } from "zod";

/** A key as its store sees it: how its secret begins and ends, never the secret. */
export const toApiKeyView = (row: typeof apiKey.$inferSelect): z.output<typeof apiKeyView> => ({
  id: row.id,
  name: row.name,
  preview: row.preview,
  scopes: row.scopes,
  createdAtMs: row.createdAtMs,
  lastUsedAtMs: row.lastUsedAtMs,
  revokedAtMs: row.revokedAtMs,
});

import type { webhookEndpointView } from "@fairmile/contracts";
import type { webhookEndpoint } from "@fairmile/db";
import type { z } from "zod";

export type EndpointRow = typeof webhookEndpoint.$inferSelect;

export const toEndpointView = (row: EndpointRow): z.output<typeof webhookEndpointView> => ({
  id: row.id,
  url: row.url,
  createdAtMs: row.createdAtMs,
  disabledAtMs: row.disabledAtMs,
  lastStatus: row.lastStatus,
});

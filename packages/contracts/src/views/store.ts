import { z } from "zod";
import { placeSchema } from "../core/geo.ts";

export const locationView = z.strictObject({
  id: z.string(),
  name: z.string(),
  place: placeSchema,
  phone: z.string().nullable(),
  notes: z.string().nullable(),
});
export type LocationView = z.infer<typeof locationView>;

export const storeView = z.strictObject({
  id: z.string(),
  name: z.string(),
  locations: z.array(locationView),
  card: z.strictObject({ brand: z.string(), last4: z.string() }).nullable(),
  memberRole: z.enum(["owner", "staff"]),
});
export type StoreView = z.infer<typeof storeView>;

export const apiKeyView = z.strictObject({
  id: z.string(),
  name: z.string(),
  preview: z.string(),
  scopes: z.array(z.string()),
  createdAtMs: z.number(),
  lastUsedAtMs: z.number().nullable(),
  revokedAtMs: z.number().nullable(),
});
export const newApiKeyView = z.strictObject({ apiKey: apiKeyView, secret: z.string() });

export const webhookEndpointView = z.strictObject({
  id: z.string(),
  url: z.string(),
  createdAtMs: z.number(),
  disabledAtMs: z.number().nullable(),
  lastStatus: z.number().nullable(),
});
export const newWebhookEndpointView = z.strictObject({ endpoint: webhookEndpointView, secret: z.string() });
export const memberView = z.strictObject({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(["owner", "staff"]),
});

export const webhookDeliveryView = z.strictObject({
  id: z.string(),
  type: z.string(),
  subject: z.string(),
  status: z.enum(["pending", "delivered", "given_up"]),
  attempts: z.number(),
  lastStatus: z.number().nullable(),
  createdAtMs: z.number(),
  nextAtMs: z.number(),
});
export type WebhookDeliveryView = z.infer<typeof webhookDeliveryView>;
export const webhookLogView = z.strictObject({
  deliveries: z.array(webhookDeliveryView),
  nextCursor: z.string().nullable(),
});
export const invitationView = z.strictObject({
  email: z.string(),
  role: z.enum(["owner", "staff"]),
  expiresAtMs: z.number(),
});
/** Where a person sets up a card, on pages that Stripe hosts. */
export const cardSetupView = z.strictObject({ url: z.string() });

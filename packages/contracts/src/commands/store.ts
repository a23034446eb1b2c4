import { z } from "zod";
import { lngLatSchema, placeSchema } from "../core/geo.ts";
import { idSchema } from "../core/ids.ts";
import { cursorSchema, emailSchema, limitSchema, nameSchema, noteSchema, phoneSchema } from "./common.ts";

export const locationInputSchema = z.strictObject({
  name: nameSchema,
  place: placeSchema,
  phone: phoneSchema.optional(),
  notes: noteSchema.optional(),
});

export const signUpStoreCommand = z.strictObject({
  name: nameSchema,
  phone: phoneSchema.optional(),
  location: locationInputSchema,
});
export const addLocationCommand = locationInputSchema;
/** A path of our own site: what a browser would read as another host (`//`, `/\\`) is none. */
const ownPathSchema = z
  .string()
  .regex(/^\/(?![/\\])/, { message: "invalid_format" })
  .max(200);
export const startCardSetupCommand = z.strictObject({ returnPath: ownPathSchema });
export const finishCardSetupCommand = z.strictObject({ sessionId: z.string().min(1).max(200) });
export const inviteMemberCommand = z.strictObject({ email: emailSchema, role: z.enum(["owner", "staff"]) });
/** Invitations bear the sign-in library's own ids. */
export const acceptInvitationCommand = z.strictObject({
  invitationId: z.string().regex(/^[\w-]{16,64}$/, { message: "invalid_id" }),
});
export const createApiKeyCommand = z.strictObject({
  name: nameSchema,
  scopes: z.array(z.enum(["deliveries:read", "deliveries:write"])).min(1),
});
export const revokeApiKeyCommand = z.strictObject({ apiKeyId: idSchema("apiKey") });
export const createWebhookEndpointCommand = z.strictObject({ url: z.url({ message: "invalid_format" }).max(500) });
export const deleteWebhookEndpointCommand = z.strictObject({ webhookEndpointId: idSchema("webhookEndpoint") });
export const listReceiptsQuery = z.strictObject({ cursor: cursorSchema, limit: limitSchema });
export const receiptOfQuery = z.strictObject({ deliveryId: idSchema("delivery") });
export const webhookLogQuery = z.strictObject({
  webhookEndpointId: idSchema("webhookEndpoint"),
  cursor: cursorSchema,
  limit: limitSchema,
});
export const testWebhookCommand = z.strictObject({ webhookEndpointId: idSchema("webhookEndpoint") });
export const searchAddressQuery = z.strictObject({
  text: z.string().max(200),
  limit: z.number().int().min(1).max(20).default(6),
  near: lngLatSchema.optional(),
});
export const reverseAddressQuery = z.strictObject({ point: lngLatSchema });
export const trackQuery = z.strictObject({ token: z.string().min(1).max(100) });
/** A verb that needs nothing said. */
export const nothing = z.strictObject({}).default({});
export type SignUpStore = z.infer<typeof signUpStoreCommand>;

import { z } from "zod";
import { placeSchema } from "../core/geo.ts";
import { idSchema } from "../core/ids.ts";
import { emailSchema, limitSchema, nameSchema, noteSchema, phoneSchema } from "./common.ts";

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
export const startCardSetupCommand = z.strictObject({ returnPath: z.string().startsWith("/").max(200) });
export const finishCardSetupCommand = z.strictObject({ sessionId: z.string().min(1).max(200) });
export const inviteMemberCommand = z.strictObject({ email: emailSchema, role: z.enum(["owner", "staff"]) });
export const createApiKeyCommand = z.strictObject({
  name: nameSchema,
  scopes: z.array(z.enum(["deliveries:read", "deliveries:write"])).min(1),
});
export const revokeApiKeyCommand = z.strictObject({ apiKeyId: idSchema("apiKey") });
export const createWebhookEndpointCommand = z.strictObject({ url: z.url({ message: "invalid_format" }).max(500) });
export const deleteWebhookEndpointCommand = z.strictObject({ webhookEndpointId: idSchema("webhookEndpoint") });
export const listReceiptsQuery = z.strictObject({ cursor: z.string().max(200).optional(), limit: limitSchema });
export type SignUpStore = z.infer<typeof signUpStoreCommand>;

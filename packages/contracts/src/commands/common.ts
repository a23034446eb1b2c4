import { z } from "zod";
import { placeSchema, vehicleClassSchema } from "../core/geo.ts";
import { epochMsSchema, nonNegativeCentsSchema } from "../core/units.ts";
import { parcelSizeSchema } from "../policy.ts";

export const nameSchema = z.string().trim().min(1).max(80);
export const noteSchema = z.string().trim().max(500);
/** E.164, as every carrier takes it. */
export const phoneSchema = z
  .string()
  .trim()
  .regex(/^\+[1-9]\d{6,14}$/, { message: "invalid_format" });
export const emailSchema = z.email({ message: "invalid_format" }).max(254);
export const cursorSchema = z.string().max(200).optional();
export const limitSchema = z.number().int().min(1).max(100).default(25);

export const parcelSchema = z.strictObject({
  name: z.string().trim().min(1).max(80).default("Parcel"),
  quantity: z.number().int().min(1).max(50).default(1),
  size: parcelSizeSchema,
  weightGrams: z.number().int().min(0).max(1_000_000).default(0),
  valueCents: nonNegativeCentsSchema.optional(),
  mustBeUpright: z.boolean().default(false),
  barcode: z.string().trim().min(1).max(80).optional(),
});
export type ParcelInput = z.infer<typeof parcelSchema>;

/** What must be shown at a stop before it counts as done. */
export const verificationSchema = z.strictObject({
  photo: z.boolean().default(false),
  signature: z.boolean().default(false),
  pin: z.boolean().default(false),
});
export type Verification = z.infer<typeof verificationSchema>;

export const contactSchema = z.strictObject({
  name: nameSchema,
  phone: phoneSchema.optional(),
  email: emailSchema.optional(),
});

/** A window: from `readyAtMs` (not before) to `deadlineAtMs` (after it the recipient waits). */
export const windowFields = {
  readyAtMs: epochMsSchema.optional(),
  deadlineAtMs: epochMsSchema.optional(),
};

export const dropoffSchema = z.strictObject({
  ...contactSchema.shape,
  place: placeSchema,
  notes: noteSchema.optional(),
  deadlineAtMs: epochMsSchema.optional(),
  verification: verificationSchema.default({ photo: true, signature: false, pin: false }),
});

export const vehicleClassesSchema = z.array(vehicleClassSchema).min(1).max(5);

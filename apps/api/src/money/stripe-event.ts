import { z } from "zod";

/**
 * What is kept of an event: enough to ask Stripe how the object stands now, and nothing about people. Order and
 * duplicates then do not matter, since an event only says where to look.
 */
export const storedEventSchema = z.object({
  /** The connected account it happened on; null for the platform's own. */
  account: z.string().nullable(),
  objectId: z.string(),
  metadata: z.record(z.string(), z.string()),
});
export type StoredEvent = z.infer<typeof storedEventSchema>;

const snapshotSchema = z.object({
  id: z.string(),
  object: z.literal("event"),
  type: z.string(),
  account: z.string().optional(),
  data: z.object({
    object: z.object({ id: z.string().optional(), metadata: z.record(z.string(), z.string()).nullish() }),
  }),
});
const thinSchema = z.object({
  id: z.string(),
  object: z.literal("v2.core.event"),
  type: z.string(),
  context: z.string().nullish(),
  related_object: z.object({ id: z.string() }).nullish(),
});
const eventSchema = z.union([snapshotSchema, thinSchema]);

/** Reads a webhook's body, snapshot (v1) or thin (v2); null where it is no event of Stripe's. */
export const readStripeEvent = (
  body: unknown,
): { readonly id: string; readonly type: string; readonly payload: StoredEvent } | null => {
  const parsed = eventSchema.safeParse(body);
  if (!parsed.success) return null;
  const event = parsed.data;
  if (event.object === "v2.core.event") {
    const objectId = event.related_object?.id ?? "";
    return { id: event.id, type: event.type, payload: { account: event.context ?? null, objectId, metadata: {} } };
  }
  const { object } = event.data;
  const ours = Object.fromEntries(Object.entries(object.metadata ?? {}).filter(([key]) => key.startsWith("fairmile_")));
  return {
    id: event.id,
    type: event.type,
    payload: { account: event.account ?? null, objectId: object.id ?? "", metadata: ours },
  };
};

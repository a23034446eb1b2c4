import type { apiOf } from "./api-of.ts";

type Api = Awaited<ReturnType<typeof apiOf>>;

const READING_MS = 60_000;

/**
 * Takes back what other specs left for sale, and gives people a minute of the market's time to read a lot: two of them
 * can then ask in one round however busy the machine is. Nothing is held back for company.
 */
export const quietMarket = async ({ store, admin }: { readonly store: Api; readonly admin: Api }): Promise<void> => {
  const { deliveries } = await store.delivery.list.query({ limit: 100 });
  const open = deliveries.filter(({ status }) => status === "created" || status === "batched");
  await Promise.all(open.map(({ id }) => store.delivery.cancel.mutate({ deliveryId: id, reason: "store_mistake" })));
  const { version, policy } = await admin.policy.get.query({});
  await admin.policy.publish.mutate({
    basedOnVersion: version,
    note: "A minute to read, and no waiting for company.",
    policy: {
      ...policy,
      round: { ...policy.round, exposureMs: READING_MS },
      bundling: { ...policy.bundling, maxHoldMs: 0 },
    },
  });
};

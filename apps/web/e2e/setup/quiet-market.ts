import type { apiOf } from "./api-of.ts";

type Api = Awaited<ReturnType<typeof apiOf>>;

/** Longer, in the market's time, than anybody takes to read a lot, however busy the machine is. */
const LONG_MS = 600_000;
const SHORT_MS = 5_000;

const publishExposure = async (admin: Api, exposureMs: number): Promise<void> => {
  const { version, policy } = await admin.policy.get.query({});
  await admin.policy.publish.mutate({
    basedOnVersion: version,
    note: exposureMs === LONG_MS ? "Time to read." : "Everybody has asked.",
    policy: {
      ...policy,
      round: { ...policy.round, exposureMs, offerTtlMs: LONG_MS },
      bundling: { ...policy.bundling, maxHoldMs: 0 },
    },
  });
};

/** From now on lots stand before their candidates, so that two people can ask in one round without a race. */
export const letThemRead = (admin: Api): Promise<void> => publishExposure(admin, LONG_MS);

/** Everybody has asked: what stands before its candidates goes into the next round. */
export const letItClear = (admin: Api): Promise<void> => publishExposure(admin, SHORT_MS);

/** Takes back what other specs left for sale. */
export const clearTheBoard = async (store: Api): Promise<void> => {
  const { deliveries } = await store.delivery.list.query({ limit: 100 });
  const forSale = deliveries.filter(({ status }) => status === "created" || status === "batched");
  await Promise.all(forSale.map(({ id }) => store.delivery.cancel.mutate({ deliveryId: id, reason: "store_mistake" })));
};

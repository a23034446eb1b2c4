import { verifyAudit } from "../../audit/verify-audit.ts";
import type { Acknowledged } from "./acknowledged.ts";
import { lostAcknowledgements } from "./check-acknowledged.ts";
import { stuckThings, unfaithfulRounds, untold } from "./check-market.ts";
import { moneyFaults } from "./check-money.ts";
import type { CrashScene } from "./crash-scene.ts";

/** All that a market which came to rest must not have, by kind; empty where all is well. */
export const faultsOf = async (scene: CrashScene, acks: Acknowledged): Promise<Record<string, readonly string[]>> => {
  const { database, market, ctx, stripe } = scene;
  const audit = await verifyAudit(database, market.id);
  const found = {
    lost: await lostAcknowledgements(database, market.id, acks),
    stuck: await stuckThings(database, market.id, Date.now()),
    replay: await unfaithfulRounds(database, market.id),
    untold: await untold(database, market.id),
    money: await moneyFaults(ctx, stripe.url),
    audit: audit.ok ? [] : [`the seal ${audit.brokenSeq} does not hold`],
  };
  return Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0));
};

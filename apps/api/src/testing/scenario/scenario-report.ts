import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../trpc/app-router.ts";
import type { AuctionFacts, EndedDelivery } from "./read-facts.ts";
import type { MoneyFacts } from "./read-money.ts";
import type { ShopPlace } from "./pick-places.ts";
import type { Burst } from "./plan-orders.ts";
import type { ReplayFacts } from "./replay-rounds.ts";
import type { PostedOrder } from "./scenario-store.ts";

type Answers = inferRouterOutputs<AppRouter>;

/** Everything that came of a scenario. */
export interface ScenarioReport {
  readonly map: { readonly name: string; readonly imported: string; readonly doors: number };
  readonly database: string;
  /** Market milliseconds in one of the wall. */
  readonly speed: number;
  readonly policyVersion: number;
  readonly shops: readonly ShopPlace[];
  readonly drivers: number;
  readonly bursts: readonly Burst[];
  readonly posted: readonly PostedOrder[];
  readonly deliveries: readonly EndedDelivery[];
  readonly auction: AuctionFacts;
  readonly replay: ReplayFacts;
  readonly money: MoneyFacts;
  readonly moneyHealth: Answers["health"]["money"];
  readonly isSettled: boolean;
  readonly health: Answers["health"]["get"];
  readonly books: Answers["reconciliation"]["get"];
  readonly audit: Answers["audit"]["verify"];
  readonly promises: Answers["promise"]["error"];
  readonly refusals: Readonly<Record<string, number>>;
  readonly troubles: readonly string[];
  readonly seconds: {
    readonly importedAfter: number;
    readonly readyAfter: number;
    readonly postedAfter: number;
    readonly endedAfter: number;
    readonly settledAfter: number;
    readonly checkedAfter: number;
  };
}

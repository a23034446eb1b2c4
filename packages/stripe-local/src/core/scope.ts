import type Stripe from "stripe";
import type { StoredEvent, TableName, Tables } from "../store/tables.ts";
import type { Transaction } from "../store/store.ts";
import { noSuch } from "./refusal.ts";
import type { Mint } from "./mint.ts";
import { toSeconds } from "./seconds.ts";

/** The id of the platform's own account in the double. */
export const PLATFORM = "acct_platform";
export const API_VERSION = "2026-10-28.endive";

/** What a handler works with: one transaction, one instant, one account's books. */
export interface Scope {
  readonly tx: Transaction;
  readonly nowMs: number;
  /** `created` of what is made now, in seconds. */
  readonly now: number;
  readonly account: string;
  readonly mint: Mint;
  /** Where the double's own hosted pages are found, without a trailing slash. */
  readonly baseUrl: string;
  /** The URLs every event is owed to. */
  readonly targets: readonly string[];
  /** The same transaction in another account's books. */
  readonly within: (account: string) => Scope;
  /** Writes an object into this account's books. */
  readonly save: <K extends TableName>(table: K, id: string, value: Tables[K]) => void;
  /** Records an event about an object as it is now, owed to every webhook target. */
  readonly emit: (type: Stripe.Event["type"], object: object, previous?: object) => void;
}

export interface ScopeOptions {
  readonly tx: Transaction;
  readonly nowMs: number;
  readonly account: string;
  readonly mint: Mint;
  readonly baseUrl: string;
  readonly targets: readonly string[];
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null };
}

export const createScope = (options: ScopeOptions): Scope => {
  const { tx, nowMs, account, mint, targets, request, baseUrl } = options;
  const now = toSeconds(nowMs);
  return {
    tx,
    nowMs,
    now,
    account,
    mint,
    baseUrl,
    targets,
    within: (other) => createScope({ ...options, account: other }),
    save: (table, id, value) => tx.put(table, id, account, value),
    emit: (type, object, previous) => {
      const event: StoredEvent = {
        id: mint("evt"),
        object: "event",
        ...(account === PLATFORM ? {} : { account }),
        api_version: API_VERSION,
        created: now,
        data: { object, ...(previous ? { previous_attributes: previous } : {}) },
        livemode: false,
        pending_webhooks: targets.length,
        request,
        type,
      };
      tx.put("event", event.id, account, event);
      for (const url of targets) tx.put("delivery", deliveryId(event.id, url), account, { eventId: event.id, url });
    },
  };
};

/** The id of what an event owes a target. */
export const deliveryId = (eventId: string, url: string): string => `${eventId} ${url}`;

/** The object of that id in this account's books; throws the 404 naming `param` where there is none. */
export const find = <K extends TableName>(scope: Scope, table: K, id: string, param = "id"): Readonly<Tables[K]> => {
  const row = scope.tx.get(table, id);
  if (!row || row.account !== scope.account) throw noSuch(table.replaceAll("_", ""), id, param);
  return row.value;
};

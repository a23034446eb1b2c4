import { invalidRequest } from "../core/refusal.ts";
import { deliveryId, type Scope } from "../core/scope.ts";
import { accountV1 } from "../resources/account-v1.ts";
import type { TableName } from "../store/tables.ts";

const DEEPEST = 4;

const TABLES: Readonly<Record<string, TableName>> = {
  ch: "charge",
  cs: "checkout_session",
  cus: "customer",
  pi: "payment_intent",
  pm: "payment_method",
  po: "payout",
  py: "charge",
  re: "refund",
  seti: "setup_intent",
  tr: "transfer",
  trr: "transfer_reversal",
  txn: "balance_transaction",
};

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What changes by itself and is therefore worked out when shown: a balance transaction's status, an event's pending webhooks. */
const refreshed = (scope: Scope, value: Fields): Fields => {
  if (value["object"] === "balance_transaction") {
    return { ...value, status: Number(value["available_on"]) <= scope.now ? "available" : "pending" };
  }
  if (value["object"] === "event") {
    const owed = scope.targets.filter((url) => scope.tx.get("delivery", deliveryId(String(value["id"]), url)));
    return { ...value, pending_webhooks: owed.length };
  }
  return value;
};

/** The object an id stands for, whosoever's books it is in: it was reached from an object the caller may see. */
const fetched = (scope: Scope, id: string): Fields | null => {
  const prefix = id.split("_", 1)[0] ?? "";
  if (prefix === "acct") {
    const account = scope.tx.get("account", id);
    return account ? { ...accountV1(account.value) } : null;
  }
  const table = TABLES[prefix];
  const row = table ? scope.tx.get(table, id) : undefined;
  return row ? refreshed(scope, { ...row.value }) : null;
};

const refundsOf = (scope: Scope, charge: Fields): Fields => {
  const id = String(charge["id"]);
  const data = [...scope.tx.rows("refund", scope.account)].map((row) => row.value).filter((r) => r.charge === id);
  return { object: "list", data: data.toReversed(), has_more: false, url: `/v1/charges/${id}/refunds` };
};

const expandAt = (scope: Scope, node: unknown, steps: readonly string[], path: string): unknown => {
  if (Array.isArray(node)) return node.map((item) => expandAt(scope, item, steps, path));
  const [step, ...rest] = steps;
  if (step === undefined || node === null) return node;
  const refuse = () => invalidRequest(`This property cannot be expanded (${path}).`, { param: "expand" });
  if (!isFields(node)) throw refuse();
  if (node["object"] === "charge" && step === "refunds") return { ...node, refunds: refundsOf(scope, node) };
  const value = node[step];
  if (value === undefined) throw refuse();
  const whole = typeof value === "string" ? fetched(scope, value) : value;
  if (value !== null && (whole === null || typeof whole !== "object")) throw refuse();
  return { ...node, [step]: expandAt(scope, whole, rest, path) };
};

/** An answer as it is shown: what changes by itself brought up to date, and the asked ids replaced by their objects. */
export const shown = (scope: Scope, object: object, paths: readonly string[]): object => {
  const fields: Fields = { ...object };
  const data = fields["data"];
  const current =
    fields["object"] === "list" && Array.isArray(data)
      ? { ...fields, data: data.map((item) => (isFields(item) ? refreshed(scope, item) : item)) }
      : refreshed(scope, fields);
  return paths.reduce<Fields>((whole, path) => {
    const steps = path.split(".");
    if (steps.length > DEEPEST)
      throw invalidRequest(`You cannot expand more than ${DEEPEST} levels of a property.`, { param: "expand" });
    const next = expandAt(scope, whole, steps, path);
    return isFields(next) ? next : whole;
  }, current);
};

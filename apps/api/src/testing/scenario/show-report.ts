import type { EndedDelivery } from "./read-facts.ts";
import type { ScenarioReport } from "./scenario-report.ts";

const counts = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, n]) => `${n} ${name}`)
    .join(", ") || "none";

const tally = (names: readonly string[]): Record<string, number> => {
  const made: Record<string, number> = {};
  for (const name of names) made[name] = (made[name] ?? 0) + 1;
  return made;
};

const minutes = (ms: number): string => (ms / 60_000).toFixed(1);
const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

const notDelivered = (rows: readonly EndedDelivery[]): string[] => {
  const rest = rows.filter((row) => row.status !== "delivered");
  return rest.map((row) => `    ${row.id}: ${row.status}, ${row.why ?? "no reason stored"}`);
};

/** The report as a person reads it. */
export const showReport = (r: ScenarioReport): string => {
  const by = (door: "v1" | "dashboard"): number => r.posted.filter(({ order }) => order.by === door).length;
  const quoted = r.posted.filter(({ order }) => order.isQuoted).length;
  const found = r.posted.filter((one) => one.isFoundByName).length;
  const inBursts = r.bursts.filter((burst) => burst.length > 1).flat().length;
  const took = r.deliveries.flatMap((row) => row.tookMs ?? []);
  const { auction, replay, money, moneyHealth, books, audit, health, seconds } = r;
  return [
    "",
    `The main job in ${r.map.name} (${r.map.doors} doors), on the ${r.database} database, at ${r.speed} times the wall's speed`,
    ...r.map.imported.split("\n").map((line) => `  | ${line.trim()}`),
    `  stores        ${r.shops.map((shop) => `${shop.name} (${shop.kind}, ${shop.address})`).join("; ")}`,
    `  drivers       ${r.drivers}, three of them scripted; prices of version ${r.policyVersion}`,
    `  posted        ${by("v1")} by /v1, ${by("dashboard")} by the dashboard; ${quoted} at a quote, ${inBursts} in bursts; ${found} doors were the search's first answer`,
    `  deliveries    ${counts(tally(r.deliveries.map((row) => row.status)))}; order to door ${minutes(median(took))} min at the median, ${minutes(Math.max(0, ...took))} at most`,
    ...notDelivered(r.deliveries),
    ...r.promises.stages.map(
      (stage) =>
        `  promised ${stage.stage === "ordered" ? "at the order" : "at the award"}: ${stage.count} arrivals, median ${minutes(stage.medianErrorMs)} min late, half within ${minutes(stage.medianAbsErrorMs)}, nine of ten within ${minutes(stage.p90AbsErrorMs)}`,
    ),
    `  won and driven by ${counts(auction.wonBy)} (awards: ${counts(auction.awardsByStatus)})`,
    `  batches       ${auction.batches} (${counts(auction.batchesByStatus)}); ${auction.batchesOfSeveral} of several deliveries`,
    `  rounds        ${replay.rounds} cleared, ${auction.roundsWithLosingReceipt} with a losing receipt (${auction.losingReceipts} receipts), ${replay.withLoser} with a winner and a compared loser`,
    `  replayed      ${replay.same} of ${replay.rounds} to the same digest in a new process; ${replay.changed} of ${replay.withAsk} to another once the first winner's ask (else the first loser's) was changed by one`,
    `  ledger        ${money.entries} entries, ${money.postings} lines, sum ${money.totalCents}, ${money.unbalanced.length} unbalanced; ${moneyHealth.violations.length} invariants broken; ${moneyHealth.refusedCalls.length} refused calls`,
    `  captured      ${money.capturedCents} in the books, ${money.stripeCapturedCents} at Stripe; transfers ${money.transferredCents} and ${money.stripeTransferredCents}, to ${auction.driversPaid} drivers`,
    `  balance       ${money.ledgerBalanceCents} in the ledger, ${money.stripeBalanceCents} at Stripe; reconciled to ${books.differenceCents}, ${books.unmatched.length} unmatched; ${money.differences.length} differences by delivery`,
    ...money.differences.map((line) => `    ${line}`),
    `  audit         ${audit.sealedRows} rows sealed, ${audit.ok ? "chain holds" : `broken at ${audit.brokenSeq}`}, ${audit.unsealedRows} unsealed, head ${audit.headHash.slice(0, 16)}`,
    `  queues        ${health.outbox.map((queue) => `${queue.consumer} ${queue.waiting}`).join(", ")}, Stripe ${health.stripeCalls.waiting}, webhooks ${health.webhooks.waiting}, messages ${health.messages.waiting}, audit ${health.audit.waiting}`,
    `  refused       ${counts(r.refusals)}`,
    `  trouble       ${r.troubles.length === 0 ? "none" : ""}`,
    ...r.troubles.slice(0, 20).map((line) => `    ${line}`),
    `  seconds       imported ${seconds.importedAfter}, people ready ${seconds.readyAfter}, posted ${seconds.postedAfter}, ended ${seconds.endedAfter}, settled ${seconds.settledAfter}, checked ${seconds.checkedAfter}`,
    "",
  ].join("\n");
};

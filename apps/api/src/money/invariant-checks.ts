import { sql, type SQL } from "drizzle-orm";

export const MONEY_INVARIANTS = ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M9"] as const;
export type MoneyInvariant = (typeof MONEY_INVARIANTS)[number];

/** An entry's lines on accounts that start with a name, summed per entry of an event; `source` names the payment. */
const onAccount = (marketId: string, event: string, prefix: string): SQL => sql`
  select e.source, sum(p.amount_cents)::bigint as cents
  from journal_entry e join posting p on p.market_id = e.market_id and p.entry_id = e.id
  where e.market_id = ${marketId} and e.event = ${event} and p.account like ${`${prefix}%`}
  group by e.source`;

/**
 * Each invariant as a query that finds what breaks it: `subject` and `detail`. They read what was written by different
 * hands (payments, transfers, awards against the ledger), so that one wrong writer shows.
 */
export const MONEY_CHECKS: Readonly<Record<MoneyInvariant, (marketId: string) => SQL>> = {
  /** Every entry has lines, and they sum to zero. */
  M1: (marketId) => sql`
    select e.id as subject, coalesce(sum(p.amount_cents)::text, 'no lines') as detail
    from journal_entry e left join posting p on p.market_id = e.market_id and p.entry_id = e.id
    where e.market_id = ${marketId}
    group by e.id having coalesce(sum(p.amount_cents), 1) <> 0`,

  /** Entries are append-only: the triggers that refuse a change are there and on. */
  M2: () => sql`
    select t.name as subject, 'is not guarded' as detail
    from (values ('journal_entry'), ('posting')) as t (name)
    where not exists (
      select 1 from pg_trigger g
      where g.tgrelid = t.name::regclass and g.tgname = t.name || '_append_only' and g.tgenabled = 'O')`,

  /** One posting per (event, source, leg). */
  M3: (marketId) => sql`
    select e.source as subject, e.event || ' ' || e.leg || ' stands ' || count(*) || ' times' as detail
    from journal_entry e where e.market_id = ${marketId}
    group by e.event, e.source, e.leg having count(*) > 1`,

  /**
   * Per captured order: what Stripe brought and kept is what the payment says, what the store owed is paid, and the
   * drivers are owed what their transfers say. The rest is margin, by the balance of the entries.
   */
  M4: (marketId) => sql`
    with brought as (${onAccount(marketId, "delivery.captured", "stripe_balance")}),
      kept as (${onAccount(marketId, "delivery.captured", "processor_fees")}),
      owed as (${onAccount(marketId, "delivery.charged", "store_receivable:")}),
      pay as (${onAccount(marketId, "delivery.charged", "driver_payable:")}),
      tip as (${onAccount(marketId, "delivery.charged", "driver_tips_payable:")}),
      due as (
        select market_id, delivery_id, sum(pay_cents) as pay, sum(tip_cents) as tip
        from transfer where market_id = ${marketId} group by market_id, delivery_id)
    select y.id as subject,
      concat('captured ', y.capture_cents, ', brought ', brought.cents, ', fee ', kept.cents, ', owed ', owed.cents,
        ', pay ', pay.cents, ' of ', due.pay, ', tip ', tip.cents, ' of ', due.tip) as detail
    from payment y
      left join brought on brought.source = y.id left join kept on kept.source = y.id
      left join owed on owed.source = y.id left join pay on pay.source = y.id left join tip on tip.source = y.id
      left join due on due.delivery_id = y.delivery_id
    where y.market_id = ${marketId} and y.status = 'captured' and (
      coalesce(brought.cents, 0) + coalesce(kept.cents, 0) <> y.capture_cents
      or coalesce(kept.cents, 0) <> y.processor_fee_cents
      or coalesce(owed.cents, 0) <> y.capture_cents
      or coalesce(pay.cents, 0) <> -coalesce(due.pay, 0)
      or coalesce(tip.cents, 0) <> -coalesce(due.tip, 0))`,

  /** A delivered order's tip is its driver's, whole: in the transfer, and in the ledger once it is charged. */
  M5: (marketId) => sql`
    with tip as (${onAccount(marketId, "delivery.charged", "driver_tips_payable:")})
    select d.id as subject, concat('tip ', d.tip_cents, ', transfer ', t.tip, ', ledger ', tip.cents) as detail
    from delivery d
      join payment y on y.market_id = d.market_id and y.delivery_id = d.id
      left join tip on tip.source = y.id
      left join lateral (
        select sum(tip_cents) as tip from transfer
        where market_id = d.market_id and delivery_id = d.id and kind = 'delivery') t on true
    where d.market_id = ${marketId} and d.status = 'delivered' and (
      coalesce(t.tip, 0) <> d.tip_cents
      or (y.status = 'captured' and -coalesce(tip.cents, 0) <> d.tip_cents))`,

  /** Nobody is sent more than they earned, and no order is refunded beyond what it brought. */
  M6: (marketId) => sql`
    select p.account as subject, 'sent more than earned by ' || sum(p.amount_cents) as detail
    from posting p where p.market_id = ${marketId} and (p.account like 'driver_payable:%' or p.account like 'driver_tips_payable:%')
    group by p.account having sum(p.amount_cents) > 0
    union all
    select y.id, concat('refunded ', r.cents, ' of ', y.capture_cents)
    from payment y join (${onAccount(marketId, "charge.refunded", "refunds")}) r on r.source = y.id
    where y.market_id = ${marketId} and r.cents > coalesce(y.capture_cents, 0)`,

  /** A driver's account is below zero only where a transfer was taken back; holds and promises never are. */
  M7: (marketId) => sql`
    select p.account as subject, 'is ' || sum(p.amount_cents) || ' without a cause' as detail
    from posting p
    where p.market_id = ${marketId}
      and (p.account like 'driver_balance:%' or p.account like 'driver_in_transit:%' or p.account like 'driver_paid:%' or p.account like 'card_hold:%')
      and not exists (
        select 1 from journal_entry e join posting q on q.market_id = e.market_id and q.entry_id = e.id
        where e.market_id = p.market_id and e.event = 'transfer.reversed' and q.account = p.account)
    group by p.account having sum(p.amount_cents) < 0
    union all
    select p.account, 'has ' || sum(p.amount_cents) || ' more settled than promised'
    from posting p where p.market_id = ${marketId} and p.account like 'driver_commitment:%'
    group by p.account having sum(p.amount_cents) > 0`,

  /** No award is under its floor, and a lot that was delivered whole paid at least it. */
  M9: (marketId) => sql`
    select a.id as subject, concat('pay ', a.pay_cents, ', floor ', a.floor_cents) as detail
    from award a where a.market_id = ${marketId} and a.pay_cents < a.floor_cents
    union all
    select a.id, concat('paid ', sum(t.pay_cents), ', floor ', a.floor_cents)
    from award a
      join assignment g on g.market_id = a.market_id and g.award_id = a.id and g.status = 'completed'
      join delivery d on d.market_id = g.market_id and d.assignment_id = g.id
      left join transfer t on t.market_id = d.market_id and t.delivery_id = d.id and t.kind = 'delivery'
    where a.market_id = ${marketId}
    group by a.id, a.floor_cents
    having bool_and(d.status = 'delivered') and coalesce(sum(t.pay_cents), 0) < a.floor_cents`,
};

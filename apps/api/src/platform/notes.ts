import type { EventType } from "@fairmile/contracts";
import { auditLog, outbox, type Transaction } from "@fairmile/db";
import { insertTogether, rowsFor, type Insertion } from "./insert-rows.ts";
import type { Ctx } from "./services.ts";

/** Who may see an event. */
export type Audience = `driver:${string}` | `store:${string}` | `delivery:${string}` | "admin" | "drivers";

export interface EventNote {
  readonly type: EventType;
  readonly subject: string;
  readonly audience: readonly Audience[];
  readonly data?: Record<string, string | number | boolean | null>;
}

/** The notebook of one change: its events for the outbox and its rows for the audit log. */
export interface Notes {
  readonly event: (event: EventNote) => void;
  /** What was done to what; figures and codes only, never names, addresses or texts people wrote. */
  readonly audit: (subject: string, data?: Record<string, unknown>) => void;
  readonly rows: () => { readonly events: readonly OutboxRow[]; readonly audits: readonly AuditRow[] };
}

type OutboxRow = typeof outbox.$inferInsert;
type AuditRow = typeof auditLog.$inferInsert;

export const createNotes = (ctx: Ctx, action: string): Notes => {
  const events: OutboxRow[] = [];
  const audits: AuditRow[] = [];
  const atMs = ctx.clock.now();
  return {
    event: ({ type, subject, audience, data }) => {
      events.push({ marketId: ctx.market.id, type, subject, audience: [...audience], data: data ?? {}, atMs });
    },
    audit: (subject, data) => {
      audits.push({
        marketId: ctx.market.id,
        id: ctx.ids.next("audit"),
        actor: ctx.actor.name,
        action,
        subject,
        data: data ?? {},
        requestId: ctx.requestId,
        atMs,
      });
    },
    rows: () => ({ events, audits }),
  };
};

/** The rows of notebooks, for whoever writes them together with rows of its own. A change that audited nothing is a bug. */
export const noteRows = (notes: readonly Notes[]): Insertion[] => {
  const rows = notes.map((note) => note.rows());
  if (rows.some(({ audits }) => audits.length === 0)) {
    throw new Error("a change must say in the audit log what it did");
  }
  return [
    rowsFor(
      auditLog,
      rows.flatMap(({ audits }) => audits),
    ),
    rowsFor(
      outbox,
      rows.flatMap(({ events }) => events),
    ),
  ];
};

/** Writes the notebook in the change's own transaction. */
export const writeNotes = async (tx: Transaction, note: Notes): Promise<void> => {
  await insertTogether(tx, noteRows([note]));
};

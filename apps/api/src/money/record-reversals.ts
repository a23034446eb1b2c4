import { journalEntry } from "@fairmile/db";
import { and, eq } from "drizzle-orm";
import { raiseAlarm } from "./alarm.ts";
import type { MoneyChange } from "./change.ts";
import { reversalEntries } from "./entries.ts";
import { post } from "./ledger.ts";
import { readTransfer } from "./transfers.ts";

/**
 * Records what came back of a transfer, each reversal once: it is owed to the driver again until a person decides, and an
 * admin is told. Fairmile makes no reversals itself.
 */
export const recordReversals = async (
  change: MoneyChange,
  transferId: string,
  reversals: readonly { readonly reversalId: string; readonly amountCents: number }[],
): Promise<void> => {
  const { ctx, tx } = change;
  const { transfer } = await readTransfer(tx, ctx, transferId);
  const standing = await tx.db
    .select({ leg: journalEntry.leg })
    .from(journalEntry)
    .where(
      and(
        eq(journalEntry.marketId, ctx.market.id),
        eq(journalEntry.event, "transfer.reversed"),
        eq(journalEntry.source, transferId),
      ),
    );
  const known = new Set(standing.map((e) => e.leg));
  const fresh = reversals.filter((r) => !known.has(r.reversalId));
  await post(
    tx,
    ctx,
    fresh.flatMap((r) => reversalEntries({ transferId, driverId: transfer.driverId, ...r })),
  );
  for (const { amountCents } of fresh) {
    raiseAlarm(change, "transfer_reversed", { type: "transfer.changed", subject: transferId, data: { amountCents } });
  }
};

import type { MoneyChange } from "./change.ts";

/** What went wrong with money in a way that a person must look at. */
export type MoneyAlarm =
  | "stripe_refused"
  | "captured_unasked"
  | "captured_other_amount"
  | "hold_gone"
  | "not_collected"
  | "transfer_reversed"
  | "payout_failed";

/** Tells the admins, and leaves a line in the audit log. `data` holds figures and codes only. */
export const raiseAlarm = (
  { note }: Pick<MoneyChange, "note">,
  alarm: MoneyAlarm,
  of: {
    readonly type: "payment.changed" | "transfer.changed" | "payout.changed";
    readonly subject: string;
    readonly data?: Record<string, string | number>;
  },
): void => {
  note.audit(of.subject, { alarm, ...of.data });
  note.event({ type: of.type, subject: of.subject, audience: ["admin"], data: { alarm, ...of.data } });
};

import { AppError } from "@fairmile/contracts";
import { marketState, type Transaction } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { passAskGate } from "../../market-loop/ask-gate.ts";
import { currentPolicy } from "../policy/current-policy.ts";

export interface AskRound {
  readonly roundNo: number;
  readonly closesAtMs: number;
  readonly exposureMs: number;
}

/**
 * Passes the gate that the freeze closes, and says which round an ask written now is in. Held until the transaction
 * ends, so that the answer given is the round it will be cleared in.
 */
export const askRound = async (
  tx: Transaction,
  input: { readonly marketId: string; readonly nowMs: number },
): Promise<AskRound> => {
  await passAskGate(tx, input.marketId);
  const [state] = await tx.db.select().from(marketState).where(eq(marketState.marketId, input.marketId));
  if (state === undefined) throw new AppError("market_unknown");
  const { policy } = await currentPolicy(tx, input.marketId, input.nowMs);
  return {
    roundNo: state.openRoundNo,
    closesAtMs: Math.max(state.closesAtMs ?? input.nowMs, input.nowMs),
    exposureMs: policy.round.exposureMs,
  };
};

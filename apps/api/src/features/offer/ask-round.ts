import { AppError } from "@fairmile/contracts";
import { marketState, type Transaction } from "@fairmile/db";
import { eq } from "drizzle-orm";
import { currentPolicy } from "../policy/current-policy.ts";

export interface AskRound {
  readonly roundNo: number;
  readonly closesAtMs: number;
  readonly exposureMs: number;
  /** How old a driver's position may be, in ms. */
  readonly positionFreshMs: number;
}

/** The round an ask written now is in. To be read behind the gate, which keeps it so until the transaction ends. */
export const askRound = async (
  tx: Transaction,
  input: { readonly marketId: string; readonly nowMs: number },
): Promise<AskRound> => {
  const [[state], { policy }] = await Promise.all([
    tx.db
      .select({ openRoundNo: marketState.openRoundNo, closesAtMs: marketState.closesAtMs })
      .from(marketState)
      .where(eq(marketState.marketId, input.marketId)),
    currentPolicy(tx, input.marketId, input.nowMs),
  ]);
  if (state === undefined) throw new AppError("market_unknown");
  return {
    roundNo: state.openRoundNo,
    closesAtMs: Math.max(state.closesAtMs ?? input.nowMs, input.nowMs),
    exposureMs: policy.round.exposureMs,
    positionFreshMs: policy.round.positionFreshMs,
  };
};

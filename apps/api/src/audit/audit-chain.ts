import { hashOf } from "../platform/idempotency.ts";

/** What a seal covers of an audit row: all that was said, by whom and when. */
export interface SealedFacts {
  readonly marketId: string;
  readonly id: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  readonly atMs: number;
}

/** What the first seal of a market follows. */
const CHAIN_START = "0".repeat(64);

/**
 * The seal of a row: SHA-256 over the seal before it and the row as canonical JSON. So a row changed, taken out or put in
 * later breaks every seal after it.
 */
export const sealHash = (previous: string, row: SealedFacts): string => {
  const { marketId, id, actor, action, subject, data, requestId, atMs } = row;
  return hashOf({ previous, row: { marketId, id, actor, action, subject, data, requestId, atMs } });
};

export interface Seal {
  readonly seq: number;
  readonly hash: string;
}

export interface ChainLink {
  readonly seal: Seal;
  /** Null where the row a seal stands for is gone. */
  readonly row: SealedFacts | null;
}

export const NO_SEAL: Seal = { seq: 0, hash: CHAIN_START };

/** Checks links in their order, from the seal before them: the number of the first that does not hold, or the last seal. */
export const checkLinks = (
  from: Seal,
  links: readonly ChainLink[],
): { readonly ok: true; readonly last: Seal } | { readonly ok: false; readonly brokenSeq: number } => {
  let last = from;
  for (const { seal, row } of links) {
    const isNext = seal.seq === last.seq + 1;
    if (!isNext) return { ok: false, brokenSeq: last.seq + 1 };
    if (row === null || sealHash(last.hash, row) !== seal.hash) return { ok: false, brokenSeq: seal.seq };
    last = seal;
  }
  return { ok: true, last };
};

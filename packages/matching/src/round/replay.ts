import { canonicalJson } from "../canonical/canonical-json.ts";
import type { Refusal } from "../refusal.ts";
import type { RowCode } from "./check-rows.ts";
import { clearRound } from "./clear-round.ts";
import type { RoundDocument } from "./round-document.ts";

/**
 * Clears a stored round again and writes its outcome as canonical JSON: the same document gives the same bytes in any
 * process, time zone and locale. Compare (or hash) it against what was stored with the round.
 */
export const replay = (
  document: RoundDocument,
): { readonly ok: true; readonly canonical: string } | Refusal<RowCode> => {
  const cleared = clearRound(document);
  return cleared.ok ? { ok: true, canonical: canonicalJson(cleared.outcome) } : cleared;
};

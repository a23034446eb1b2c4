import { createHash } from "node:crypto";
import { replay } from "@fairmile/matching";
import type { StoredRound } from "./load-round.ts";

/** Clears a stored round again, from its document alone, and says whether the same bytes came out. */
export const replayRound = ({ row, document }: StoredRound): { readonly same: boolean; readonly digest: string } => {
  const again = replay(document);
  // Another version of the engine refuses to speak for this one.
  if (!again.ok) return { same: false, digest: "" };
  const digest = createHash("sha256").update(again.canonical).digest("hex");
  return { same: again.canonical === row.outcome && digest === row.digest, digest };
};

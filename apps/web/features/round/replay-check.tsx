"use client";

import type { RoundView } from "@fairmile/contracts";
import { CircleAlert, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "../../src/i18n/use-t.tsx";

/** Whether running the stored round again gives the same bytes, and what identifies it. */
export const ReplayCheck = ({
  round,
}: {
  readonly round: Pick<RoundView, "replay" | "digest" | "policyVersion" | "seed">;
}): ReactNode => {
  const t = useT();
  const { same } = round.replay;
  const Icon = same ? ShieldCheck : CircleAlert;
  return (
    <p className="flex items-center gap-3 text-sm">
      <Icon size={26} className={same ? "shrink-0 text-green-text" : "shrink-0 text-fault"} aria-hidden="true" />
      <span>
        <b className={same ? undefined : "text-fault"}>{same ? t("admin.round.same") : t("admin.round.different")}</b>
        <span className="figures block text-ink-2">
          {t("admin.round.identity", {
            digest: round.digest.slice(0, 12).replace(/(.{4})(?=.)/g, "$1 "),
            policy: round.policyVersion,
            seed: round.seed.slice(0, 4),
          })}
        </span>
      </span>
    </p>
  );
};

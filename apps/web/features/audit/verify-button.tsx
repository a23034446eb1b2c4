"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleAlert, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useTRPCClient, type ApiOutputs } from "../../src/api/trpc.ts";
import { formatCount } from "../../src/i18n/format-distance.ts";
import { useT } from "../../src/i18n/use-t.tsx";

type Verdict = ApiOutputs["audit"]["verify"];

const Answer = ({ verdict }: { readonly verdict: Verdict }): ReactNode => {
  const t = useT();
  const Icon = verdict.ok ? ShieldCheck : CircleAlert;
  return (
    <p className={verdict.ok ? "flex items-center gap-2 text-sm" : "flex items-center gap-2 text-sm text-fault"}>
      <Icon size={24} className={verdict.ok ? "shrink-0 text-green-text" : "shrink-0"} aria-hidden="true" />
      <span>
        <b className="block">
          {verdict.ok
            ? t("admin.audit.holds", { count: formatCount(verdict.sealedRows) })
            : t("admin.audit.broken", { seq: verdict.brokenSeq ?? 0 })}
        </b>
        <span className="figures text-ink-2">
          {t("admin.audit.head", { hash: verdict.headHash.slice(0, 12), count: verdict.unsealedRows })}
        </span>
      </span>
    </p>
  );
};

/** Works the whole chain out anew, on the server, and says whether it holds. */
export const VerifyButton = (): ReactNode => {
  const t = useT();
  const api = useTRPCClient();
  const verify = useMutation({ mutationFn: () => api.audit.verify.query() });
  return (
    <div className="flex flex-wrap items-center gap-4">
      <div role="status" className="empty:hidden">
        {verify.data === undefined ? null : <Answer verdict={verify.data} />}
        {verify.error === null ? null : <p className="text-sm font-strong text-fault">{errorText(verify.error)}</p>}
      </div>
      <Button tone="ink" busy={verify.isPending} onClick={() => verify.mutate()}>
        {t("admin.audit.verify")}
      </Button>
    </div>
  );
};
